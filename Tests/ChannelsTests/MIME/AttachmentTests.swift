import Domain
import Foundation
import Testing

@testable import Channels

@Suite("Files behind the text of a mail") struct AttachmentTests {
    @Test func arriveAsTheyWere() throws {
        var mail = sampleMail()
        let octets = (0...255).map(UInt8.init) + Array("\r\nFrom here\r\n.\r\n".utf8)
        mail.attachments = [
            .init(name: "lettres d’été.csv", type: "text/csv", content: Array("a,b\r\n".utf8)),
            .init(name: "plan.bin", type: "application/octet-stream", content: octets),
        ]
        let sent = try render(mail)
        #expect(sent.allSatisfy { $0 < 0x80 })
        #expect(sent.text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 998 })
        #expect(ReadMail(sent)?.text == "Monsieur le Ministre,\n\nHier.\n")
        let file = sent.text.components(separatedBy: "Content-Disposition").last ?? ""
        let base64 = file.components(separatedBy: "\r\n\r\n")[1].components(separatedBy: "\r\n--")[0]
        #expect([UInt8](try #require(Data(base64Encoded: base64.replacing("\r\n", with: "")))) == octets)
        #expect(sent.text.contains("filename*=") && sent.text.contains("plan.bin"))
    }

    @Test(arguments: ["text", "text/html; charset=x", "a/b\r\nBcc: x@y.example", ""])
    func anOddTypeIsRefused(type: String) {
        var mail = sampleMail()
        mail.attachments = [.init(name: "a", type: type, content: [])]
        #expect(throws: UnwritableMail.self) { try render(mail) }
    }
}
