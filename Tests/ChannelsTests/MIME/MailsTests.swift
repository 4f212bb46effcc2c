import Domain
import Foundation
import Testing

@testable import Channels

/// Reads the mails in the folder Mails, in the shapes of the mail systems that are in use. The file
/// expected.txt says what is right for each.
@Suite("Mails that come in") struct MailsTests {
    struct Expected: Sendable, CustomTestStringConvertible {
        let name: String, kind: String, reason: String, recipient: String, status: String

        var testDescription: String { name }
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Mails")

    static let all: [Expected] = {
        let table = (try? String(contentsOf: folder.appending(path: "expected.txt"), encoding: .utf8)) ?? ""
        return table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let words = line.split(separator: " ").map { $0 == "-" ? "" : String($0) }
            return Expected(
                name: words[0], kind: words[1], reason: words[2], recipient: words[3], status: words[4])
        }
    }()

    @Test func everyMailHasALine() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
            .filter { $0.hasSuffix(".eml") }.map { String($0.dropLast(4)) }
        #expect(files.sorted() == Self.all.map(\.name).sorted())
        #expect(files.count >= 60)
    }

    @Test(arguments: all) func isReadAsExpected(_ expected: Expected) throws {
        let octets = try [UInt8](Data(contentsOf: Self.folder.appending(path: "\(expected.name).eml")))
        let mail = ReceivedMail(reading: octets)
        let reason = mail.kind == .bounce ? mail.reply.reason.rawValue : ""
        #expect(
            [mail.kind.rawValue, reason, mail.recipient, mail.status]
                == [expected.kind, expected.reason, expected.recipient, expected.status],
            "\(mail)")
        if mail.kind == .undecided { #expect(mail.castsDoubt) }
    }

    /// Mails that look automatic. A person may have written those under a weak mark, and those that
    /// say that nobody reads the address leave the letter in doubt.
    @Test(arguments: [
        ("absence-outlook", false, false), ("absence-postfix-pipe", false, false),
        ("person-marked-bulk", true, false), ("person-by-ticket-system", true, false),
        ("ticket-opened", true, false), ("absence-german-subject", true, false),
        ("autoreply-field", true, false), ("receipt-italian", true, false), ("receipt-report", false, false),
        ("absence-closed-mailbox", false, true), ("absence-person-left", false, true),
        ("gateway-blocked", true, true),
    ]) func aMarkIsWeakOrStrong(_ name: String, _ mayBePersonal: Bool, _ castsDoubt: Bool) throws {
        let octets = try [UInt8](Data(contentsOf: Self.folder.appending(path: "\(name).eml")))
        let mail = ReceivedMail(reading: octets)
        #expect(mail.mayBePersonal == mayBePersonal && mail.castsDoubt == castsDoubt, "\(mail)")
    }

    /// The same mail with other line ends says the same.
    @Test(arguments: all) func lineEndsDoNotMatter(_ expected: Expected) throws {
        let octets = try [UInt8](Data(contentsOf: Self.folder.appending(path: "\(expected.name).eml")))
        let plain = octets.filter { $0 != 0x0D }
        let dos = plain.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        let lone = plain.map { $0 == 0x0A ? 0x0D : $0 }
        for spelling in [plain, dos, lone] {
            #expect(ReceivedMail(reading: spelling).kind.rawValue == expected.kind)
        }
    }

    /// Every start of a mail is read without harm. A mail that is cut never settles what it is not.
    @Test(arguments: ["postfix-unknown", "exchange-2007-html", "gateway-forwards-report", "report-base64"])
    func aMailMayEndAnywhere(_ name: String) throws {
        let octets = try [UInt8](Data(contentsOf: Self.folder.appending(path: "\(name).eml")))
        for end in stride(from: 0, through: octets.count, by: 7) {
            let kind = ReceivedMail(reading: Array(octets.prefix(end))).kind
            #expect(![.complaint, .delay].contains(kind), "\(end): \(kind)")
        }
    }
}
