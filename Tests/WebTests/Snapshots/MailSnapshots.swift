import Domain
import Foundation

extension Snapshot {
    static let mails = [Snapshot("mails", texts: mailTexts)]

    /// The mails to a supporter.
    private static func mailTexts(_ language: Language) -> [(name: String, content: String)] {
        let mails = SupporterMails(
            campaign: Fixture.campaign(), target: Fixture.campaign().targets[0], language: language)
        let (link, page) = ("https://letters.example/confirm/1.abc", "https://letters.example/calais")
        let kept = link + "/my-data"
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
            ("copy", mails.copy(of: letter, by: .email, rehearsal: false, kept: kept)),
            (
                "copy, with its departure",
                mails.copy(
                    of: letter, by: .email, rehearsal: false,
                    leaves: Departure.at(day + 3 * 86_400).told(
                        mails.text, target: "", in: .gmt, at: day), kept: kept)
            ),
            ("copy, by a form", mails.copy(of: letter, by: .form, rehearsal: false, kept: kept)),
            ("copy, on paper", mails.copy(of: letter, by: .post, rehearsal: false, kept: kept)),
            (
                "copy, held for a reader",
                mails.copy(of: letter, by: .email, rehearsal: false, isHeld: true, kept: kept)
            ),
            (
                "own words refused",
                mails.wordsRefused(letter, reason: "We pass on no threats.\n", campaignPage: page)
            ),
            ("own words refused, sent by its writer", mails.wordsRefused(letter, reason: "Too long.")),
            ("copy of a rehearsal", mails.copy(of: letter, by: .email, rehearsal: true, kept: kept)),
            ("returned", mails.returned(letter, reply: refused, campaignPage: page)),
            ("returned, given up", mails.returned(letter, reply: Reply(.givenUp), campaignPage: page)),
            ("address limit", mails.addressLimitReached(letter, campaignPage: page)),
        ]
        return all.map { ($0.0, "\($0.1.subject)\n\n\($0.1.body)") } + [digest(language, page)]
    }

    /// Several letters as one mail, to a target that reads this language.
    private static func digest(_ language: Language, _ page: String) -> (name: String, content: String) {
        var target = Fixture.campaign().targets[0]
        target.reads = [language]
        var second = Fixture.letter(state: .confirmed)
        (second.draft.words, second.draft.name, second.draft.country) = ("", "Zoé Lefèvre", "FR")
        let entries = [Fixture.letter(state: .confirmed), second].map {
            DigestMail.Entry($0, Fixture.composed())
        }
        let mail = DigestMail(entries, of: Fixture.campaign(), to: target)
        let files = mail.attachments.map { "[\($0.name)]\n\(String(decoding: $0.content, as: UTF8.self))" }
        return (
            "digest",
            ([
                mail.subject,
                mail.body(campaignPage: page, choice: "https://letters.example/confirm/office/1.abc"),
            ] + files).joined(separator: "\n\n")
        )
    }
}
