import Crypto
import Domain
import Foundation
import Testing

@testable import Channels

/// The signatures of our mails. `Browser/test_dkim.py` lets dkimpy verify them.
@Suite struct DKIMSignerTests {
    /// The mail of RFC 8463 appendix A, whose body hash that document gives.
    private static let mail = """
        From: Joe SixPack <joe@football.example.com>
        To: Suzie Q <suzie@shopping.example.net>
        Subject: Is dinner ready?
        Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
        Message-ID: <20030712040037.46341.5F8J@football.example.com>

        Hi.

        We lost the game.  Are you hungry yet?

        Joe.
        """.replacing("\n", with: "\r\n")

    /// The private key of RFC 8463 appendix A.2.
    private static let ed25519 = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
        -----END PRIVATE KEY-----
        """

    @Test func theBodyHashIsThatOfTheStandard() {
        let hash = Data(SHA256.hash(data: SignedParts(Array(Self.mail.utf8)).body))
        #expect(hash.base64EncodedString() == "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=")
    }

    @Test func theKeyOfTheStandardHasItsRecord() throws {
        let key = try DKIMKey(parsing: Self.ed25519)
        #expect(key.record == "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
    }

    @Test(arguments: [
        ("A: X\r\n", "a:X"), ("B : Y\t\r\n\tZ  \r\n", "b:Y Z"),
        ("Subject:\r\n =?utf-8?q?a?=\r\n", "subject:=?utf-8?q?a?="),
        ("Empty:\r\n", "empty:"), ("NoColon\r\n", "nocolon:"),
    ]) func fieldsAreRelaxedAsInTheStandard(_ field: String, _ relaxed: String) {
        #expect(
            String(decoding: SignedParts.relaxed(field: Array(field.utf8)[...]).line, as: UTF8.self)
                == relaxed)
    }

    @Test(arguments: [
        ("", ""), ("\r\n\r\n", ""), (" C \r\nD \t E\r\n\r\n\r\n", " C\r\nD E\r\n"),
        ("a\r\n\r\nb", "a\r\n\r\nb\r\n"),
        ("a\nb\n", "a\r\nb\r\n"),
    ]) func bodiesAreRelaxedAsInTheStandard(_ body: String, _ relaxed: String) {
        let parts = SignedParts(Array("A: b\r\n\r\n\(body)".utf8))
        #expect(String(decoding: parts.body, as: UTF8.self) == relaxed)
    }

    @Test(arguments: DKIMKey.Kind.allCases) func aKeyIsReadAsItIsWritten(_ kind: DKIMKey.Kind) throws {
        let key = try DKIMKey(new: kind)
        let read = try DKIMKey(parsing: key.pem)
        #expect(read.kind == kind && read.publicKey == key.publicKey)
        let signer = DKIMSigner(domain: "Harbour.example", selector: "postbag", key: key)
        #expect(signer.zoneLine.hasPrefix("postbag._domainkey.harbour.example. IN TXT "))
        let strings = signer.zoneLine.matches(of: /"([^"]*)"/).map(\.output.1)
        #expect(strings.allSatisfy { $0.utf8.count <= 255 } && strings.joined() == key.record)
    }

    @Test(arguments: [
        "", "no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
    ])
    func whatIsNoKeyIsRefused(_ text: String) {
        #expect(throws: DKIMKey.ParseError.self) { try DKIMKey(parsing: text) }
    }

    /// RFC 8058 section 4: the signature covers both fields.
    @Test func oneClickIsSigned() throws {
        let signer = try DKIMSigner(
            domain: "football.example.com", selector: "test", key: DKIMKey(parsing: Self.ed25519))
        let fields =
            "List-Unsubscribe: <https://x.example/>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
        let signed = try signer.signed(Array((fields + Self.mail).utf8), from: "joe@football.example.com")
        let names = String(decoding: signed, as: UTF8.self).split(separator: "bh=")[0].replacing(
            "\r\n\t", with: "")
        #expect(names.contains("message-id:list-unsubscribe:list-unsubscribe-post;"))
    }

    @Test func fromIsSignedTwiceAndTheMailItselfStays() throws {
        let signer = try DKIMSigner(
            domain: "football.example.com", selector: "test", key: DKIMKey(parsing: Self.ed25519))
        let text = Array(Self.mail.utf8)
        let signed = try signer.signed(text, from: "joe@football.example.com")
        #expect(signed.suffix(text.count) == text[...])
        let head = String(decoding: signed.prefix(signed.count - text.count), as: UTF8.self)
        #expect(head.contains("h=from:from:to:subject:date:message-id;"))
        #expect(head.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
        #expect(try signer.signed(text, from: "joe@elsewhere.example") == text)
    }
}
