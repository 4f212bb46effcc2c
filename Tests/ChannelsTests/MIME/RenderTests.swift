import Domain
import Foundation
import Synchronization
import Testing

@testable import Channels

@Suite("A mail as octets") struct RenderTests {
    @Test func holdsEveryFieldOnce() throws {
        let text = try render(
            sampleMail(fields: [
                EmailMessage.Field("Auto-Submitted", "auto-generated"),
                EmailMessage.Field("X-Postbag-Campaign", "calais"),
            ])
        ).text
        let head = text.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
        for field in [
            "Date: Thu, 27 Oct 2016 09:20:00 +0000", "To: The Minister <minister@interior.example>",
            "Subject: Les enfants de Calais",
            "Message-Id: <7.1@postbag.example>",
            "Auto-Submitted: auto-generated", "X-Postbag-Campaign: calais", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 7bit", "Content-Language: fr",
        ] {
            #expect(head.count { $0 == field } == 1, "\(field)")
        }
    }

    @Test(arguments: [
        "Zoë O'Brien & Søn", "Ana 🎉 María", "محمد بن عبد الله", "O'Brien, Jr. (Sam) \"Sunny\"",
        "Søn, \"Zoë\" & Co.", "Plain Name",
        "Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaft",
        "Ængström" + String(repeating: "ø", count: 52), "a\\b <c@d.example>", "李小龍",
        "محمد بن عبد الله بن عبد الرحمن بن محمد الأنصاري القرطبي المعروف بابن الوادي",
    ]) func namesComeBack(name: String) throws {
        let octets = try render(
            sampleMail(
                from: EmailMessage.Mailbox(name: name, address: "letters@postbag.example"), subject: name))
        let mail = try #require(ReadMail(octets))
        #expect(mail.from == EmailMessage.Mailbox(name: name, address: "letters@postbag.example"))
        #expect(mail.subject == name)
        #expect(octets.allSatisfy { $0 < 0x80 })
        #expect(mail.to.count == 1)
        #expect(mail.replyTo == EmailMessage.Mailbox(name: "Zoë O'Brien", address: "zoe@home.example"))
    }

    @Test(arguments: [
        "رسالتك إلى هالة منصور: في انتظار تأكيدك، قبل يوم الجمعة الأوّل من ديسمبر، فلا تتأخّر عنها وأرسلها اليوم",
        "عيادة الوادي في الليل",
        "Votre lettre à Bernard Cazeneuve, ministre de l’Intérieur : à confirmer avant le 1er décembre, s’il vous plaît",
    ]) func longSubjectsAreReadWhole(subject: String) throws {
        let octets = try render(sampleMail(subject: subject, fields: [EmailMessage.Field("X-Long", subject)]))
        let mail = try #require(ReadMail(octets))
        #expect(octets.text.contains("?=\r\n"))
        #expect(mail.subject == subject)
        #expect(mail.field("Subject") == subject && mail.field("X-Long") == subject)
        #expect(ReadMail(octets.filter { $0 != 13 })?.subject == subject)
    }

    @Test(arguments: [
        "Hier.\n", "Un été à Calais – « l'hiver »\n", "مرحبا\nشكرا\n", ".\n..x\n.\n", "From here\n",
        "100 %\u{202F}= tout \n", "👧🏽\n", "\tindented\n",
        "=3D\n",
    ]) func textsComeBack(body: String) throws {
        #expect(try ReadMail(render(sampleMail(body: body)))?.text == body)
    }

    @Test(arguments: [
        "From here\n", "a\nFrom x\n", "é\nFrom x\n", String(repeating: "é From ", count: 60) + "\n",
    ])
    func noLineBeginsLikeTheHeadOfAMailbox(body: String) throws {
        let octets = try render(sampleMail(body: body))
        #expect(!octets.text.contains("\nFrom "))
        #expect(octets.split(separator: 10).allSatisfy { $0.count <= 79 })
        let words = { (text: String) in text.split(whereSeparator: \.isWhitespace) }
        #expect(try words(#require(ReadMail(octets)).text) == words(body))
    }

    @Test func everyLineEndIsCRLF() throws {
        let octets = try render(sampleMail(body: "a\r\nb\rc\nd\u{2028}e"))
        #expect(octets.text.hasSuffix("\r\n\r\na\r\nb\r\nc\r\nd\r\ne\r\n"))
        #expect(octets.count { $0 == 13 } == octets.count { $0 == 10 })
    }

    @Test(arguments: ["x", "é", "🎉"]) func aLineOf20000IsBroken(letter: String) throws {
        let body = String(repeating: letter, count: 20_000) + "\n"
        let octets = try render(sampleMail(body: body))
        #expect(octets.split(separator: 10).allSatisfy { $0.count <= 999 })
        #expect(ReadMail(octets)?.text == body)
    }

    @Test func manyAtOnceDoNotMixUp() throws {
        let mails = (0..<64).map { number in
            sampleMail(
                from: .init(name: "Zoë \(number) Søn", address: "zoe\(number)@people.example"),
                subject: "Été \(number)", body: "é \(number)\n")
        }
        let alone = try mails.map { try render($0) }
        let wrong = Mutex<[Int]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<20 {
                for (number, mail) in mails.enumerated() {
                    let octets = try? render(mail)
                    let isRight =
                        octets == alone[number] && octets.flatMap { ReadMail($0) }?.subject == mail.subject
                    if !isRight { wrong.withLock { $0.append(number) } }
                }
            }
        }
        #expect(wrong.withLock { $0 } == [])
    }

    @Test func linksStayWhole() throws {
        let link = "https://postbag.example/confirm/" + String(repeating: "aB3_", count: 30)
        let plain = try render(
            sampleMail(
                body: "Please press this to confirm your letter, if it was you who wrote it: \(link)\n"))
        #expect(plain.text.contains("\r\n\(link)\r\n"))
        let french = try #require(
            ReadMail(
                render(
                    sampleMail(
                        body:
                            "Merci de confirmer votre lettre à l'aide de ce lien, si vous l'avez écrite : \(link) – merci\n"
                    ))))
        #expect(french.text.split(separator: "\n").contains { $0.contains(link) })
    }

    @Test func linesKeepTo72Columns() {
        let text = TextLines(String(repeating: "mot à mot, ", count: 40) + "\n\n-- \nfin")
        let lines = String(decoding: text.octets, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).dropLast()
        #expect(text.octets.last == UInt8(ascii: "\n") && !text.isPlain)
        #expect(lines.allSatisfy { $0.count <= 72 })
        #expect(lines.suffix(3) == ["", "-- ", "fin"])
        #expect(TextLines(String(repeating: "a", count: 72) + " ").octets.suffix(2) == Array("a\n".utf8))
        #expect(lines.dropLast(3).joined(separator: " ") == String(repeating: "mot à mot, ", count: 40))
    }

    @Test(arguments: ["a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\0b", "a\u{7F}", "a\u{1B}[2J"])
    func nothingEndsItsField(value: String) {
        let mailbox = EmailMessage.Mailbox(name: value, address: "a@b.example")
        #expect(throws: UnwritableMail.controlCharacter(field: "From")) {
            try render(sampleMail(from: mailbox))
        }
        #expect(throws: UnwritableMail.controlCharacter(field: "Subject")) {
            try render(sampleMail(subject: value))
        }
        #expect(throws: UnwritableMail.controlCharacter(field: "X-A")) {
            try render(sampleMail(fields: [EmailMessage.Field("X-A", value)]))
        }
        #expect(throws: UnwritableMail.fieldName) {
            try render(sampleMail(fields: [EmailMessage.Field("X" + value, "")]))
        }
        #expect(throws: UnwritableMail.address(field: "To")) {
            try render(sampleMail(to: value + "@b.example"))
        }
        #expect(throws: UnwritableMail.controlCharacter(field: "Content-Language")) {
            try render(sampleMail(language: Language(value)))
        }
    }

    @Test(arguments: [
        "", "a", "@b", "a@", "a b@c", "a@b>,<c@d", "\"a b\"@c", "a,b@c",
        String(repeating: "a", count: 320) + "@b",
    ])
    func impossibleAddresses(address: String) {
        #expect(throws: UnwritableMail.address(field: "To")) { try render(sampleMail(to: address)) }
    }

    @Test func encodedWordsAreNotSmuggled() throws {
        let mail = try #require(ReadMail(render(sampleMail(subject: "=?utf-8?q?a=0D=0ABcc=3A?= x"))))
        #expect(mail.subject == "= ?utf-8?q?a=0D=0ABcc=3A?= x")
    }

    @Test func fieldsWithLongWordsStayAsTheyAre() throws {
        let value = "<https://postbag.example/stop/" + String(repeating: "a", count: 120) + ">"
        #expect(
            try render(sampleMail(fields: [EmailMessage.Field("List-Unsubscribe", value)])).text.contains(
                "List-Unsubscribe: \(value)\r\n"))
    }

    @Test(arguments: [
        ("u@bücher.example", "u@xn--bcher-kva.example", false),
        ("zoë@bücher.example", "zoë@xn--bcher-kva.example", true),
        ("a@b.example", "a@b.example", false),
    ])
    func addressesOutsideASCII(address: String, wire: String, needsUTF8: Bool) throws {
        let envelope = try Envelope(sampleMail(to: address))
        #expect(envelope.recipient == wire)
        #expect(envelope.needsUTF8 == needsUTF8)
        #expect(envelope.text.text.contains("<\(wire)>"))
    }

    @Test func manyThreadsAtOnce() async throws {
        try await withThrowingTaskGroup { group in
            for number in 0..<200 {
                group.addTask {
                    try ReadMail(render(sampleMail(subject: "é \(number)")))?.subject == "é \(number)"
                }
            }
            for try await same in group { #expect(same) }
        }
    }
}
