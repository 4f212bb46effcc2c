import Domain
import Testing

/// Tests what stands around an answer in each language.
@Suite struct AnswerMailsTests {
    private static let languages: [Language] = ["en", "fr", "ar"]

    private func mails(_ language: Language) throws -> AnswerMails {
        let campaign = calais()
        return AnswerMails(
            campaign: campaign, target: try #require(campaign.target("minister")), writer: "Jeanne Lefèvre",
            site: "Harbour", language: language)
    }

    @Test(arguments: languages) func whatIsLeftOutIsSaidInTheReadersLanguage(_ language: Language) throws {
        let mails = try mails(language)
        let text = try #require(InterfaceText(language))
        var answer = Answer(
            from: .init(name: "Cabinet", address: "cabinet@interieur.example"), subject: "Re: x",
            text: "Oui.\n")
        let whole = mails.toWriter(answer, stop: "https://l.example/confirm/1.x/not-me").body
        #expect(whole.contains("Cabinet <cabinet@interieur.example>") && whole.contains("\n\nOui.\n\n"))
        #expect(whole.contains("\nhttps://l.example/confirm/1.x/not-me\n"))
        #expect(!whole.contains(text[.answerCut]) && !whole.contains("10"))
        (answer.leftOut, answer.isCut) = (2, true)
        for body in [
            mails.toWriter(answer, stop: "https://l.example/").body,
            mails.toOffice(answer, campaignPage: "https://l.example/").body,
        ] {
            #expect(body.contains(text[.answerCut]) && body.contains(text(.answerFiles, counting: 2)))
        }
    }

    @Test(arguments: languages) func theNameInFromSaysThatItIsPassedOn(_ language: Language) throws {
        let mails = try mails(language)
        let answer = Answer(from: .init(name: "Cabinet", address: "a@b.example"), subject: "", text: "")
        #expect(mails.senderName(of: answer, from: .office).hasPrefix("Cabinet ("))
        #expect(mails.senderName(of: answer, from: .writer).hasPrefix("Jeanne Lefèvre ("))
        let nameless = Answer(from: .init(address: "a@b.example"), subject: "", text: "")
        #expect(mails.senderName(of: nameless, from: .office).hasPrefix("Bernard Cazeneuve ("))
        #expect(mails.toOffice(answer, campaignPage: "x").body.contains("Jeanne Lefèvre"))
    }
}
