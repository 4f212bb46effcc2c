import Domain
import Foundation

extension Snapshot {
    static let mails = [Snapshot("mails", texts: mailTexts)]

    /// The mails to a supporter.
    private static func mailTexts(_ language: Language) -> [(name: String, content: String)] {
        let mails = SupporterMails(
            campaign: Fixture.campaign(), target: Fixture.campaign().targets[0], language: language)
        let (link, page) = ("https://letters.example/confirm/1.abc", "https://letters.example/calais")
        let (letter, day) = (Fixture.withReading, Fixture.now)
        let refused = Reply(550, "5.1.1 No such\nuser")
        let all: [(String, SupporterMail)] = [
            (
                "confirmation",
                mails.confirmation(link: link, notMe: link + "/not-me", code: "012345", erased: day)
            ),
            (
                "reminder",
                mails.reminder(link: link, notMe: link + "/not-me", code: "012345", erased: day)
            ),
            ("already wrote", mails.alreadyWrote(confirmed: day, campaignPage: page)),
            ("copy", mails.copy(of: letter, by: .email, rehearsal: false)),
            ("copy, by a form", mails.copy(of: letter, by: .form, rehearsal: false)),
            ("copy, on paper", mails.copy(of: letter, by: .post, rehearsal: false)),
            ("copy, held for a reader", mails.copy(of: letter, by: .email, rehearsal: false, isHeld: true)),
            (
                "own words refused",
                mails.wordsRefused(letter, reason: "We pass on no threats.\n", campaignPage: page)
            ),
            ("own words refused, sent by its writer", mails.wordsRefused(letter, reason: "Too long.")),
            ("copy of a rehearsal", mails.copy(of: letter, by: .email, rehearsal: true)),
            ("returned", mails.returned(letter, reply: refused, campaignPage: page)),
            ("returned, given up", mails.returned(letter, reply: Reply(.givenUp), campaignPage: page)),
            ("address limit", mails.addressLimitReached(letter, campaignPage: page)),
        ]
        return all.map { ($0.0, "\($0.1.subject)\n\n\($0.1.body)") }
    }
}
