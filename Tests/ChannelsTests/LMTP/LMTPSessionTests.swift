import NIOCore
import Testing

@testable import Channels

/// The talk with a mail server that brings mails (RFC 2033), without a network.
@Suite struct LMTPSessionTests {
    /// Says lines, however they are cut, and stores what comes.
    private struct Talk {
        var session = LMTPSession(kept: 20) { $0.hasSuffix("@quay.example") }
        var buffer = ByteBuffer()
        var stored: [LMTPMail] = []
        var outcomes: [HandedOver] = [.stored]
        var isClosed = false

        mutating func say(_ text: String, pieces: Int = .max) -> [String] {
            var replies: [String] = []
            for piece in stride(from: 0, to: text.utf8.count, by: min(pieces, max(1, text.utf8.count))) {
                buffer.writeBytes(
                    Array(text.utf8)[piece..<min(text.utf8.count, piece + min(pieces, text.utf8.count))])
                while let step = session.next(from: &buffer) {
                    switch step {
                    case .reply(let reply): replies += reply.split(separator: "\r\n").map(String.init)
                    case .close(let reply):
                        replies.append(reply)
                        isClosed = true
                        return replies
                    case .store(let mail):
                        stored.append(mail)
                        #expect(session.next(from: &buffer) == nil, "waits until the mail is stored")
                        let answers = session.stored(
                            mail.recipients.indices.map { outcomes[min($0, outcomes.count - 1)] })
                        replies += answers.split(separator: "\r\n").map(String.init)
                    }
                }
            }
            return replies
        }
    }

    private static let opening = "LHLO mail.example\r\nMAIL FROM:<a@b.example> SIZE=30\r\n"
    private static let mail = "\(opening)RCPT TO:<x@quay.example>\r\nDATA\r\nSubject: x\r\n\r\n..y\r\n.\r\n"

    private func codes(_ replies: [String]) -> [String] {
        replies.filter { $0.dropFirst(3).first != "-" }.map { String($0.prefix(3)) }
    }

    @Test(arguments: [1, 2, 3, 7, Int.max]) func aMailIsStoredHoweverItIsCut(_ pieces: Int) {
        var talk = Talk()
        #expect(
            codes(talk.say(Self.mail + "QUIT\r\n", pieces: pieces)) == [
                "250", "250", "250", "354", "250", "221",
            ])
        #expect(talk.stored.map(\.recipients) == [["x@quay.example"]])
        let text = String(decoding: talk.stored.first?.octets ?? [], as: UTF8.self)
        #expect(text == "Return-Path: <a@b.example>\r\nSubject: x\r\n\r\n.y\r\n")
    }

    @Test func eachRecipientHasAReply() {
        var talk = Talk()
        talk.outcomes = [.stored, .full, .failed]
        let recipients = ["x", "y", "z"].map { "RCPT TO:<\($0)@quay.example>\r\n" }.joined()
        let replies = talk.say("\(Self.opening)\(recipients)DATA\r\n.\r\n")
        #expect(codes(replies).suffix(3) == ["250", "452", "451"])
        #expect(replies.suffix(2).map { $0.split(separator: " ")[1] } == ["4.3.1", "4.3.0"])
    }

    @Test(arguments: [
        ("LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<x@pier.example>\r\n", "550"),
        ("LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<x@pier.example>\r\nDATA\r\n", "503"),
        ("LHLO x\r\nMAIL FROM:<> SIZE=99999999\r\n", "552"), ("LHLO x\r\nMAIL FROM:a\r\n", "501"),
        ("LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<>\r\n", "501"),
        ("LHLO x\r\nMAIL FROM:<>\r\nMAIL FROM:<>\r\n", "503"),
        ("LHLO x\r\nRCPT TO:<x@quay.example>\r\n", "503"), ("MAIL FROM:<>\r\n", "503"), ("EHLO x\r\n", "500"),
        ("LHLO x\r\nBDAT 5 LAST\r\n", "500"), ("LHLO x\r\nNOOP\r\n", "250"), ("LHLO x\r\nVRFY a\r\n", "252"),
        ("LHLO x\r\nMAIL FROM:<>\r\nRSET\r\nRCPT TO:<x@quay.example>\r\n", "503"),
        ("lhlo x\r\nmail from:<a@b.example>\r\nrcpt to:<\u{fc}@quay.example>\r\n", "250"),
    ])
    func everyCommandHasItsReply(_ said: String, _ code: String) {
        var talk = Talk()
        #expect(codes(talk.say(said)).last == code)
    }

    @Test func whatTheServerCanIsSaid() {
        var talk = Talk()
        let said = Set(talk.say("LHLO x\r\n").map { String($0.dropFirst(4)) })
        #expect(
            said.isSuperset(of: [
                "PIPELINING", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "SIZE 67108864",
            ]))
    }

    /// A dot ends a mail only between CRLF and CRLF, or somebody could hide a mail in a mail.
    @Test(arguments: ["\n.\n", "\r\n.\n", "\n.\r\n", "\r.\r", "\r\n.\r\r\n"])
    func otherLineEndsEndNoMail(_ end: String) {
        var talk = Talk()
        _ = talk.say("\(Self.opening)RCPT TO:<x@quay.example>\r\nDATA\r\nx\(end)")
        #expect(talk.stored.isEmpty)
        _ = talk.say("y\r\n.\r\n")
        #expect(talk.stored.count == 1)
    }

    @Test func aLongMailIsCutAndALongLineEndsTheTalk() {
        var talk = Talk()
        _ = talk.say(
            "\(Self.opening)RCPT TO:<x@quay.example>\r\nDATA\r\n\(String(repeating: "z", count: 99))\r\n.\r\n"
        )
        #expect(talk.stored.first?.octets.count == "Return-Path: <a@b.example>\r\n".utf8.count + 21)
        #expect(codes(talk.say(String(repeating: "z", count: 3_000))) == ["500"])
        #expect(talk.isClosed)
    }

    @Test func tooManyRecipientsComeLater() {
        var talk = Talk()
        let replies = talk.say(Self.opening + String(repeating: "RCPT TO:<x@quay.example>\r\n", count: 101))
        #expect(codes(replies).suffix(2) == ["250", "452"])
    }

    @Test(arguments: [
        ("/run/postbag/lmtp.sock", true), ("127.0.0.1:2424", true), ("localhost:2424", true),
        ("[::1]:24", true),
        ("0.0.0.0:24", false), ("mail.example:24", false), ("127.0.0.1", false), ("127.0.0.1:0", false),
        ("x", false),
        ("/run/", false), ("/" + String(repeating: "x", count: 108), false),
    ])
    func theAddressIsOnThisMachine(_ text: String, _ isOne: Bool) {
        #expect((LMTPAddress(parsing: text) != nil) == isOne)
        #expect(!isOne || LMTPAddress(parsing: text)?.description == text)
    }
}
