import Domain
import Foundation
import Testing

/// Tests which mails of the two sides are passed on.
@Suite struct AnswerCheckTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)
    private static let writer = "jeanne@supporter.example"

    private static func mail(_ from: String, _ fields: [(String, String)] = []) -> IncomingMail {
        var mail = IncomingMail()
        mail.from = from
        mail.fields = fields.map { EmailMessage.Field($0.0, $0.1) }
        return mail
    }

    private static func check(
        _ side: AnswerSide = .office, passedOn: [Date] = [], isRepeated: Bool = false, isOurs: Bool = false
    ) -> AnswerCheck {
        AnswerCheck(
            from: side, writer: writer, office: "cabinet@interieur.example", passedOn: passedOn,
            isRepeated: isRepeated, isOurs: isOurs)
    }

    @Test(
        arguments: [
            (.office, "cabinet@interieur.example", [], nil), (.office, "another@elsewhere.example", [], nil),
            (.writer, writer, [], nil), (.writer, "JEANNE@Supporter.example", [], nil),
            (.writer, "stranger@elsewhere.example", [], .otherSender), (.office, writer, [], .wrongSide),
            (.office, "", [], .noSender),
            (.office, "cabinet@interieur.example", [("X-Postbag-Relayed", "yes")], .ours),
            (.office, "cabinet@interieur.example", [("x-postbag-campaign", "calais")], .ours),
            (.office, "cabinet@interieur.example", [("Precedence", " Bulk")], .bulk),
            (.office, "cabinet@interieur.example", [("List-Id", "<x.example>")], .bulk),
            (.office, "cabinet@interieur.example", [("X-Spam-Flag", "YES")], .spam),
            (.office, "cabinet@interieur.example", [("Precedence", "first-class")], nil),
        ] as [(AnswerSide, String, [(String, String)], AnswerCheck.Refusal?)])
    func theSenderAndTheFieldsDecide(
        _ side: AnswerSide, _ from: String, _ fields: [(String, String)], _ refusal: AnswerCheck.Refusal?
    ) {
        #expect(Self.check(side).refusal(of: Self.mail(from, fields), at: Self.now) == refusal)
    }

    @Test func aLoopEnds() {
        let mail = Self.mail("cabinet@interieur.example")
        func passed(_ number: Int, hoursApart: Double) -> [Date] {
            (1...max(1, number)).prefix(number).map { Self.now - Double($0) * hoursApart * 3_600 }
        }
        for (times, refusal) in [
            ([], nil), (passed(9, hoursApart: 1), nil), (passed(10, hoursApart: 1), .tooMany),
            (passed(10, hoursApart: 3), nil), (passed(99, hoursApart: 24), nil),
            (passed(100, hoursApart: 24), .tooMany),
        ] as [([Date], AnswerCheck.Refusal?)] {
            #expect(Self.check(passedOn: times).refusal(of: mail, at: Self.now) == refusal)
        }
        #expect(Self.check(isRepeated: true).refusal(of: mail, at: Self.now) == .repeated)
        #expect(Self.check(isOurs: true).refusal(of: mail, at: Self.now) == .ours)
    }

    @Test func onlyOwnWordsAreCompared() {
        var (first, second) = (IncomingMail(), IncomingMail())
        first.text = "Thank  you.\n> Dear Minister,\n"
        second.text = "Thank you.\n > something else\n"
        #expect(first.ownWords == "Thankyou." && first.ownWords == second.ownWords)
    }

    @Test func threadsHoldOnBothSides() {
        let passed = [
            PassedAnswer(from: .office, origin: "o1@interieur.example", passedAs: "p1@harbour.example"),
            PassedAnswer(from: .writer, origin: "w1@supporter.example", passedAs: "p2@harbour.example"),
            PassedAnswer(from: .office, origin: nil, passedAs: "p3@harbour.example"),
        ]
        #expect(
            passed.references(to: .office, after: ["letter@harbour.example"])
                == ["letter@harbour.example", "o1@interieur.example", "p2@harbour.example"])
        #expect(
            passed.references(to: .writer, after: ["copy@harbour.example"])
                == [
                    "copy@harbour.example", "p1@harbour.example", "w1@supporter.example",
                    "p3@harbour.example",
                ])
        let many = (1...50).map { PassedAnswer(from: .writer, origin: nil, passedAs: "p\($0)") }
        let known = many.references(to: .office, after: ["letter"])
        #expect(known.count == AnswerRules.references && known.first == "letter" && known.last == "p50")
    }

    @Test func aNameIsFitForTheHeader() {
        for (given, name) in [
            ("Cabinet du ministre", "Cabinet du ministre"), ("minister@elysee.example", ""),
            ("a\u{202E}b", ""),
            (String(repeating: "x", count: 200), String(repeating: "x", count: AnswerRules.name)),
        ] {
            let answer = Answer(from: .init(name: given, address: "a@b.example"), subject: "", text: "")
            #expect(answer.name == name)
        }
    }

    @Test func limitsLeaveOutAndSaySo() {
        func file(_ type: String, _ octets: Int) -> EmailMessage.Attachment {
            EmailMessage.Attachment(name: "f", type: type, content: Array(repeating: 1, count: octets))
        }
        let secrets = QuotedSecrets(domain: "harbour.example")
        var answer = Answer(
            from: .init(address: "a@b.example"), subject: "Re:\u{0}x",
            text: String(repeating: "a", count: AnswerRules.text + 1),
            files: [
                file("application/pdf", AnswerRules.octetsOfFiles), file("message/rfc822", 1),
                file("image/png", 1),
            ])
        var limited = answer.limited(without: secrets)
        #expect(limited.files.map(\.type) == ["application/pdf"] && limited.leftOut == 2 && limited.isCut)
        #expect(limited.text.count == AnswerRules.text && limited.subject == "Re:?x")
        answer.files = Array(repeating: file("image/png", 1), count: AnswerRules.files + 3)
        answer.text = "short\u{7}"
        limited = answer.limited(without: secrets)
        #expect(limited.files.count == AnswerRules.files && limited.leftOut == 3 && !limited.isCut)
        #expect(limited.text == "short")
    }
}
