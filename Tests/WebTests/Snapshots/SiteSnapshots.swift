import Domain
import Foundation
import Testing

@testable import Web

extension Snapshot {
    /// The pages that belong to no campaign, and those of refused requests.
    static let site = [
        Snapshot("home", whole: true) { language in
            let early = try #require(Day("2016-01-01")).start
            return [
                ("one campaign", homePage(site(language), campaigns: [Calais.campaign], now: Calais.now)),
                ("none is open", homePage(site(language), campaigns: [Calais.campaign], now: early)),
            ]
        },
        Snapshot("errors") { language in
            HTTPRefusal.allCases.map {
                ("\($0)", errorPage($0, site: site(language), requestID: "7f3a"))
            }
        },
        Snapshot("campaign-errors") { language in
            HTTPRefusal.allCases.map {
                let context = Calais.context(language)
                return ("\($0)", errorPage($0, context: context, form: Calais.typed, requestID: "7f3a"))
            }
        },
        Snapshot("mastodon") { language in
            let page = { (name: String, typed: String?) in
                (name, mastodonPage(Fixture.context(language), step: "post-minister", typed: typed) ?? "")
            }
            return [
                page("nothing typed", nil), page("an instance", "@me@mine.example"),
                page("a mistake", "\"><b>"),
            ]
        },
        Snapshot("letterbox") { language in
            let site = site(language, rehearsal: true)
            let mail = LetterboxMail(
                id: "17.mail", from: "Harbour <a@b.example>", to: "e@w.example", subject: "Hello <you>",
                date: Fixture.now,
                text: "Follow:\r\nhttps://letters.example/confirm/1.a\r\n\r\nhttps://evil.example/\r\n")
            return [
                ("one message", letterboxPage(site, [mail])), ("empty", letterboxPage(site, [])),
                ("the message", letterboxMessagePage(site, mail)),
            ]
        },
    ]
}
