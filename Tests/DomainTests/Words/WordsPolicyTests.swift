import Domain
import Foundation
import Testing

@Suite struct WordsPolicyTests {
    @Test(arguments: [
        ("L’ÉCOLE, école!", ["l", "ecole", "ecole"]), ("ΛΌΓΟΣ λόγος", ["λογοσ", "λογοσ"]),
        ("ﬁn İstanbul", ["fin", "istanbul"]), ("كَتَبَ كـتب", ["كتب", "كتب"]),
        ("<b>{x}=1+1", ["b", "x", "1", "1"]),
        ("' OR \" & | !", ["or"]), ("", []),
    ])
    func wordsAreComparedWithoutMarks(_ text: String, _ words: [String]) {
        #expect(FoldedWords.of(text) == words)
    }

    @Test func aLongWordIsCut() {
        #expect(FoldedWords.of(String(repeating: "a", count: 9_000)).map(\.count) == [FoldedWords.longest])
    }

    @Test(
        arguments: [
            ("Nothing unusual. Really.Nothing", nil), ("See www.x", .link), ("a http://x", .link),
            ("welcome-street.example/x", .link), ("Welcome.org", .link), ("at 7.14 or so", nil),
            ("Vous avez HONTE", .listed), ("the end of time, you know", .listed), ("the end, of", nil),
            ("Дети должны жить здесь", .script), ("أطفال كاليه", nil), ("Oui, oui, дети", nil),
            ("12.10.2016", nil), ("", nil),
        ] as [(String, WordsHold?)])
    func aRuleHolds(_ words: String, _ why: WordsHold?) {
        var policy = WordsPolicy()
        policy.hold = .rule
        policy.setList("honte\n\n  The END of   time \nHonté\n—\n")
        #expect(policy.list == ["honte", "The END of   time"])
        let reader = WordsReader(policy)
        #expect(reader.reason(toHold: words, among: ["fr", "en", "ar"]) == why)
        let long = String(repeating: "mot ", count: 501)
        #expect(reader.reason(toHold: long, among: ["fr"]) == .length)
    }

    @Test func nothingOrAllIsHeld() {
        var policy = WordsPolicy()
        #expect(WordsReader(policy).reason(toHold: "http://x", among: ["fr"]) == nil)
        policy.hold = .all
        #expect(WordsReader(policy).reason(toHold: "Oui", among: ["fr"]) == .all)
        #expect(WordsReader(policy).reason(toHold: "", among: ["fr"]) == nil)
    }

    @Test func onlyWhatHasNotLeftIsHeldReleasedOrRefused() {
        let now = Date(timeIntervalSince1970: 1_477_555_200)
        for state in Delivery.State.allCases {
            var delivery = Delivery.first(letter: 1, channel: .email, at: now)
            delivery.state = state
            let mayChange = [.queued, .deferred].contains(state)
            let held = delivery.record(.heldForReader, at: now).delivery
            #expect(held.dueAt == (mayChange ? WordsRules.held : now) && held.state == state)
            #expect(held.isHeld == mayChange && !delivery.isHeld)
            let later = now.addingTimeInterval(9)
            let released = held.record(.released, at: later).delivery
            #expect(released.dueAt == (mayChange ? later : now) && released.state == state)
            let refused = held.record(.wordsRefused, at: later)
            #expect(refused.consequences == (mayChange ? [.returnWords] : []))
            #expect(refused.delivery.state == (mayChange ? .refused : state))
        }
    }
}
