import Channels
import Domain
import Foundation
import Testing

/// Finding the Message-ID of a letter in a mail that returns or answers it.
@Suite struct MessageIDsTests {
    private static let id = "7.ab0000000070.email@quay.example"

    private func found(_ mail: String) -> [String]? { IncomingMail(parsing: Array(mail.utf8))?.messageIDs }

    @Test(arguments: [
        ("a returned mail", "Content-Type: message/rfc822\n\nFrom: a@b.example\nMessage-ID: <\(id)>\n\nx"),
        ("its header alone", "Content-Type: text/rfc822-headers\n\nMessage-Id:\n <\(id)>\n\n"),
        ("plain text", "Content-Type: text/plain\n\n--- Below this line\n\nMESSAGE-ID:  <\(id)>\n\n"),
        ("quoted text", "Content-Type: text/plain\n\n> Subject: x\n> Message-ID: <\(id)>\n"),
        ("a receipt", "Content-Type: message/disposition-notification\n\nOriginal-Message-ID: <\(id)>\n"),
        (
            "a status",
            "Content-Type: message/delivery-status\n\nAction: failed\nOriginal-Message-Id: <\(id)>\n"
        ),
    ])
    func theReturnedOneIsFound(_ what: String, _ part: String) {
        let head =
            "From: <>\r\nMessage-ID: <own@pier.example>\r\nContent-Type: multipart/report; boundary=b\r\n"
        let mail = "\(head)\r\n--b\r\n\(part.replacingOccurrences(of: "\n", with: "\r\n"))\r\n--b--\r\n"
        #expect(found(mail) == [Self.id], "\(what)")
    }

    @Test func anAnswerNamesTheMailsThatItAnswers() {
        let mail = """
            From: a@b.example
            Message-ID: <own@pier.example>
            References: <first@pier.example>
             <\(Self.id)>
            In-Reply-To: Your mail of today <second@pier.example>
            X-Note: <third@pier.example>

            Hello
            """
        #expect(found(mail) == ["first@pier.example", Self.id, "second@pier.example"])
    }

    /// A report may answer another mail than the one that it returns.
    @Test func theReturnedOneComesBeforeTheAnsweredOnes() {
        let mail = """
            From: <>
            In-Reply-To: <answered@pier.example>

            Message-ID: <returned@pier.example>
            Original-Message-ID: <original@pier.example>
            """
        #expect(found(mail) == ["original@pier.example", "returned@pier.example", "answered@pier.example"])
    }

    @Test func manyAreCut() {
        let mail =
            "From: <>\n\n" + String(repeating: "References: <a@b.example><c@d.example>\n", count: 9_999)
        #expect(found(mail)?.count == 50)
    }
}
