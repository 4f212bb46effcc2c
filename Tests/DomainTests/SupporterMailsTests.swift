import Domain
import Foundation
import Testing

@Suite struct NoticesTests {
    static let languages: [Language] = ["en", "fr", "ar"]
    let confirmed = Date(timeIntervalSince1970: 1_478_182_800)  // 2016-11-03
    let link = "https://letters.example/confirm/1.abc"
    let page = "https://letters.example/calais"

    private func notices(_ language: Language) -> SupporterMails {
        let target = Target(
            key: "minister", name: "Bernard Cazeneuve", email: "m@i.example",
            form: WebForm(url: "https://i.example/contact"),
            post: ["Place Beauvau", "75008 Paris"])
        return SupporterMails(campaign: campaign, target: target, language: language)
    }

    private let campaign = Campaign(
        slug: "calais", languages: ["en", "fr", "ar"],
        publisher: Publisher(
            name: "Harbour Letters", email: "post@harbour.example", privacy: "https://harbour.example/privacy"
        ),
        opens: Day("2016-10-27")!, targets: [], steps: [],
        pages: ["en": Page(title: "The children in Calais", summary: "", body: "")], letters: [:])

    private let letter = ComposedLetter(
        subject: "Protéger les enfants", body: "Monsieur le Ministre,\n\nUn texte.\n\nEleanor Whitcombe",
        language: "fr",
        reading: .init(language: "en", subject: "Protect the children", body: "Dear Minister,\n\nA text."))

    @Test(
        arguments: [
            ("fr", "La même lettre en anglais, telle que la personne signataire l’a lue\u{A0}:"),
            ("ar", "الرسالة نفسها باللغة الإنجليزية، كما قرأها كاتبها:"),
            ("en", "The same letter in English, as its writer read it:"),
        ] as [(Language, String)])
    func whoeverGetsAReadingIsToldWhatItIs(_ language: Language, _ label: String) {
        var letter = letter
        letter.language = language
        #expect(letter.text.hasSuffix("––\n\n\(label)\n\nProtect the children\n\nDear Minister,\n\nA text."))
        letter.reading = nil
        #expect(letter.text == letter.body && letter.readingLabel == nil)
    }

    private func urls(_ notice: SupporterMail) -> [String] {
        notice.body.split(separator: "\n").map(String.init).filter { $0.contains("://") }
    }

    @Test(arguments: languages) func confirmationAndReminderHaveTwoLinksAndSixDigitsEachOnALine(
        _ language: Language
    ) {
        let notices = notices(language)
        let both = [
            notices.confirmation(link: link, notMe: link + "/not-me", code: "012345", erased: confirmed),
            notices.reminder(link: link, notMe: link + "/not-me", code: "012345", erased: confirmed),
        ]
        for notice in both {
            #expect(urls(notice) == [link, link + "/not-me"])
            let digits = notice.body.split(separator: "\n").filter { $0.allSatisfy { "0"..."9" ~= $0 } }
            #expect(digits == ["012345"])
            #expect(notice.subject.hasPrefix(notices.subject) && notice.body.contains("Bernard Cazeneuve"))
            #expect(
                notice.body.contains((InterfaceText(language)?.day(confirmed) ?? "?")),
                "the day on which the letter is erased")
        }
        #expect(both[0] != both[1])
    }

    @Test(arguments: languages) func alreadyWroteAsksForNothing(_ language: Language) {
        let notice = notices(language).alreadyWrote(confirmed: confirmed, campaignPage: page)
        #expect(urls(notice) == [page] && notice.body.contains("2016"))
        #expect(notice.subject.hasPrefix(notices(language).subject))
    }

    @Test(arguments: languages) func copyHoldsTheLetterAndItsReading(_ language: Language) {
        let kept = page + "/confirm/1.abc/my-data"
        let notice = notices(language).copy(of: letter, by: .email, rehearsal: false, kept: kept)
        for text in [letter.subject, letter.body, "Protect the children", "Dear Minister,\n\nA text."] {
            #expect(notice.body.contains(text))
        }
        #expect(urls(notice) == [kept])
        #expect(
            urls(notices(language).copy(of: letter, by: .form, rehearsal: false, kept: kept)) == [
                "https://i.example/contact", kept,
            ])
        #expect(urls(notices(language).copy(of: letter, by: .form, rehearsal: true, kept: kept)) == [kept])
        #expect(
            notices(language).copy(of: letter, by: .post, rehearsal: false, kept: kept).body.contains(
                "Bernard Cazeneuve\nPlace Beauvau\n75008 Paris"))
    }

    @Test(arguments: languages) func returnedGivesTheReasonTheLetterAndOtherWays(_ language: Language) {
        let notice = notices(language).returned(
            letter, reply: Reply(550, "5.1.1 No such\nuser"), campaignPage: page)
        #expect(notice.body.contains("\n550 5.1.1 No such user\n") && notice.body.contains(letter.body))
        #expect(urls(notice) == ["https://i.example/contact", page] && notice.body.contains("75008 Paris"))
    }

    @Test(arguments: languages) func nothingIsLeftUnfilled(_ language: Language) {
        let notices = notices(language)
        let replies = [
            Reply(550, "5.1.1 x"), Reply(552, "5.2.2 x"), Reply(554, "5.7.1 x"), Reply(451, "x"),
            Reply(500, "x"),
            Reply(552, "5.3.4 x"), Reply(.noUTF8), Reply(.noLongerSits), Reply(.givenUp),
            Reply(.mailStopped),
        ]
        #expect(Set(replies.map(\.reason)) == Set(Reply.Reason.allCases).subtracting([.tried]))
        let all = replies.map {
            notices.returned(letter, reply: $0, campaignPage: page).body.split(separator: "\n")[1]
        }
        #expect(
            Set(all).count == all.count
                && all.allSatisfy {
                    $0.contains("Bernard Cazeneuve") && !$0.contains("{") && !$0.contains("}")
                })
    }

    @Test func theFooterSpeaksTheLettersLanguageElseEnglish() {
        let footer = campaign.footer(in: "fr", campaignPage: page)
        #expect(
            footer.contains("ne plus recevoir") && footer.contains(page)
                && footer.hasSuffix("post@harbour.example") && !footer.contains("\n"))
        #expect(
            campaign.footer(in: "de", campaignPage: page).hasPrefix("Sent for its writer by Harbour Letters"))
    }

    @Test func aNamelessRepresentativeIsYours() {
        let notices = SupporterMails(
            campaign: campaign, target: Target(key: "mp", representative: "uk-house-of-commons"),
            language: "fr")
        #expect(notices.subject == "Votre lettre à la personne qui vous représente")
    }

    @Test(
        arguments: [
            (550, "5.1.1 User unknown", .noSuchAddress), (550, "no such user here", .noSuchAddress),
            (552, "5.2.2 Over quota", .full),
            (552, "too much mail", .full),
            (554, "5.7.1 Rejected", .policy), (550, "listed as spam source", .policy),
            (0, "connection timed out", .unreachable),
            (451, "4.7.1 try later", .unreachable), (552, "5.3.4 too big", .tooLarge),
            (0, "4.4.7", .unreachable), (0, "4.2.2", .full),
            (0, "given up by the operator", .dropped),
            (0, "whom this letter was written to no longer sits for that division", .targetGone),
            (500, "what?", .other), (550, "5.2 odd", .other),
        ] as [(Int, String, Reply.Reason)])
    func repliesInPlainWords(_ code: Int, _ text: String, _ reason: Reply.Reason) {
        #expect(Reply(code, text).reason == reason)
    }
}
