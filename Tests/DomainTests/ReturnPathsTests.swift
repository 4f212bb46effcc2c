import Domain
import Testing

/// The addresses and Message-IDs that name our mails, in each form.
@Suite struct ReturnPathsTests {
    private static let letter = MailReference(.letter, 7), notice = MailReference(.notice, 7)

    private func paths(_ form: ReturnPathForm) -> ReturnPaths {
        ReturnPaths(SenderIdentity(address: "letters@quay.example", returnPath: form)) {
            "\($0.kind == .letter ? "ab" : "cd")00000000\($0.id % 10)0"
        }
    }

    @Test(arguments: [
        (ReturnPathForm.verp, "bounce-7-ab0000000070@quay.example", "notice-7-cd0000000070@quay.example"),
        (
            .subaddress, "letters+bounce-7-ab0000000070@quay.example",
            "letters+notice-7-cd0000000070@quay.example"
        ),
        (.fixed("returns@pier.example"), "returns@pier.example", "returns@pier.example"),
    ])
    func eachFormHasItsAddresses(_ form: ReturnPathForm, _ letter: String, _ notice: String) {
        #expect(paths(form).address(of: Self.letter) == letter)
        #expect(paths(form).address(of: Self.notice) == notice)
        #expect(paths(form).samples.count == (letter == notice ? 1 : MailReference.Kind.allCases.count))
    }

    /// A mail that left before the form was changed still finds its letter.
    @Test(arguments: [ReturnPathForm.verp, .subaddress, .fixed("returns@pier.example")])
    func everyFormIsRead(_ form: ReturnPathForm) {
        for kind in MailReference.Kind.allCases {
            let reference = MailReference(kind, 1_234_567_890_123_456_789)
            for written in [ReturnPathForm.verp, .subaddress] {
                let address = paths(written).address(of: reference)
                #expect(paths(form).reference(inAddress: address) == reference)
                #expect(paths(form).reference(inAddress: "<\(address.uppercased())>") == reference)
            }
            let id = paths(.verp).messageID(of: reference)
            #expect(paths(form).reference(inMessageID: id) == reference)
            #expect(paths(form).reference(inMessageID: "<\(id.uppercased())>") == reference)
        }
    }

    @Test func aMessageIDHasTheCode() {
        #expect(paths(.verp).messageID(of: Self.letter) == "7.ab0000000070.email@quay.example")
        #expect(paths(.verp).messageID(of: Self.notice) == "7.cd0000000070.notice@quay.example")
    }

    @Test(arguments: [
        "", "@", "bounce-7@quay.example", "bounce-7-@quay.example", "bounce-7-ab0000000071@quay.example",
        "bounce-8-ab0000000070@quay.example", "notice-7-ab0000000070@quay.example",
        "bounce-7-ab0000000070-@quay.example", "bounce--7-ab0000000070@quay.example",
        "reader+letters@quay.example", "bounce-99999999999999999999-ab0000000070@quay.example",
        "bounce-7-ab0000000070\u{301}@quay.example",
    ])
    func whatIsNotOursNamesNothing(_ address: String) {
        #expect(paths(.verp).reference(inAddress: address) == nil)
    }

    @Test(arguments: [
        "", "7.email@quay.example", "7.ab0000000071.email@quay.example", "7.cd0000000070.email@quay.example",
        "8.ab0000000070.email@quay.example", "7.ab0000000070.forwarded@quay.example",
    ])
    func aMessageIDThatWasMadeUpNamesNothing(_ id: String) {
        #expect(paths(.verp).reference(inMessageID: id) == nil)
    }

    @Test func aLongLocalPartLeavesNoRoom() {
        let most = String(repeating: "a", count: ReturnPathForm.longestLocalPart)
        for (local, hasRoom) in [(most, true), (most + "a", false)] {
            let sender = SenderIdentity(address: "\(local)@quay.example", returnPath: .subaddress)
            #expect(sender.hasRoomForSubaddress == hasRoom)
            let reference = MailReference(.letter, .max)
            let address = ReturnPaths(sender) { _ in "0a1b2c3d4e5f" }.address(of: reference)
            #expect((address.prefix { $0 != "@" }.utf8.count <= 64) == hasRoom)
        }
    }
}
