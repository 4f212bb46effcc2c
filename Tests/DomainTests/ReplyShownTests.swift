import Domain
import Testing

@Suite struct ReplyShownTests {
    @Test(arguments: [
        ("5.1.1 nobody\nhere", "5.1.1 nobody\nhere"), ("\u{1B}[2Jgone", " [2Jgone"), ("a\0b\u{7F}c", "a b c"),
        ("a\u{9B}b", "a b"), ("a\u{202E}b\u{200B}c", "a b c"), ("boîte pleine", "boîte pleine"),
        ("a\r\nb\tc", "a \nb c"),
    ])
    func aReplyHoldsNothingThatSpeaksToATerminal(_ said: String, _ shown: String) {
        #expect(Reply(550, said).text == shown)
    }

    @Test(arguments: ["x", "é", "👧🏽"]) func aReplyHasAnEnd(_ letter: String) {
        let text = Reply(550, String(repeating: letter, count: 5_000)).text
        #expect((Reply.longest - 3...Reply.longest).contains(text.utf8.count))
    }

    @Test func onlyWhatIsToldOfAllMailChangesAHold() {
        let hold = MailHold(beginning: Reply(550, "5.7.1 no"), isRun: true, at: DeliveryTests.now)
        #expect(hold.isEnded(by: .accepted(Reply(250, ""))) == true)
        #expect(hold.isEnded(by: .refused(Reply(550, "5.1.1 nobody"))) == true)
        #expect(hold.isEnded(by: .refused(Reply(550, "5.7.1 no"))) == false)
        #expect(hold.isEnded(by: .held(Reply(535, ""))) == false)
        for outcome: Outcome in [
            .inDoubt(Reply(0, "")), .slowedDown(Reply(421, "")), .deferred(Reply(450, "")),
            .refused(Reply(0, "no longer sits")),
        ] {
            #expect(hold.isEnded(by: outcome) == nil)
        }
    }

    @Test(arguments: [(32, 4), (29, 1), (28, 0), (0, 0)]) func aSlowServerGetsFewAtOnce(
        _ capacity: Int, _ few: Int
    ) {
        #expect(MailSlowdown.capacity(capacity, of: 32) == few)
    }

    @Test func retriesAreSpreadByATenth() {
        let pauses = (1...200).map { Backoff.pause(after: 2, of: $0) }
        #expect(pauses.allSatisfy { (810...990).contains($0) })
        #expect(Set(pauses).count > 100)
    }
}
