import Testing

@testable import Channels

/// Reading what an IMAP server says, and the setting that names it.
@Suite struct IMAPTests {
    private func lines(_ text: String, pieces: Int = .max, longest: Int = 100) throws -> [IMAPLine] {
        var reader = IMAPResponseReader(longestLiteral: longest), found: [IMAPLine] = []
        let octets = Array(text.utf8)
        for start in stride(from: 0, to: octets.count, by: min(pieces, octets.count)) {
            reader.add(octets[start..<min(octets.count, start + min(pieces, octets.count))])
            while let line = try reader.next() { found.append(line) }
        }
        return found
    }

    @Test(arguments: [1, 2, 5, Int.max]) func literalsAreRead(_ pieces: Int) throws {
        let text = "* 1 FETCH (UID 7 BODY[]<0> {12}\r\nSubject: x\r\n FLAGS ())\r\nP1 OK done\r\n"
        let expected = [
            IMAPLine(
                text: "* 1 FETCH (UID 7 BODY[]<0> {12} FLAGS ())", literals: [Array("Subject: x\r\n".utf8)]),
            IMAPLine(text: "P1 OK done"),
        ]
        #expect(try lines(text, pieces: pieces) == expected)
    }

    @Test func aLiteralMayBeEmptyOrHoldLinesLikeAnswers() throws {
        #expect(try lines("* 1 FETCH (A {0}\r\n)\r\n").map(\.literals) == [[[]]])
        #expect(try lines("* 1 FETCH (A {9}\r\nP1 OK x\r\n)\r\n").map(\.text) == ["* 1 FETCH (A {9})"])
    }

    @Test(arguments: ["* {101}\r\n", "* {99999999999999999999999}\r\n"]) func longLiteralsAreRefused(
        _ text: String
    ) {
        let found = try? lines(text)
        #expect(found == nil || found?.first?.literals.isEmpty == true)
    }

    @Test func aLineWithoutAnEndIsRefused() {
        #expect(throws: IMAPResponseReader.TooLong.self) {
            try lines(String(repeating: "x", count: IMAPResponseReader.longestLine + 1))
        }
    }

    @Test(arguments: [
        ("imaps://u%40a.example:p%3A@mail.example", "imaps://mail.example:993/INBOX"),
        ("imap://u:p@127.0.0.1:1143/Returned mail", "imap://127.0.0.1:1143/Returned mail"),
        ("IMAPS://u:p@[2001:db8::1]/", "imaps://[2001:db8::1]:993/INBOX"),
    ])
    func theSettingIsReadAndShownWithoutItsPassword(_ setting: String, _ shown: String) throws {
        #expect(try IMAPServer(parsing: setting).description == shown)
    }

    @Test func onlyThisMachineNeedsNoTLS() throws {
        let needs = try ["imap://u:p@mail.example", "imaps://u:p@mail.example", "imap://u:p@localhost"].map {
            try IMAPServer(parsing: $0).needsStartTLS
        }
        #expect(needs == [true, false, false])
    }

    @Test(arguments: [
        ("http://u:p@mail.example", IMAPServer.ParseError.scheme), ("imap://mail.example", .user),
        ("imap://u:p@mail.example/a\"b", .mailbox), ("imap://u:p@mail.example/caf\u{e9}", .mailbox),
        ("imap://u@mail.example", .server(.userWithoutPassword)),
        ("imap://u:p@mail.example:0", .server(.port)),
    ])
    func whatDoesNotFitIsSaid(_ setting: String, _ error: IMAPServer.ParseError) {
        #expect(throws: error) { try IMAPServer(parsing: setting) }
    }
}
