import Domain
import Foundation

@testable import Actions
@testable import Web

extension Snapshot {
    /// The pages behind the links of the confirmation mail.
    static let answers = [
        Snapshot("confirm") { language in
            let letter = Fixture.letter(name: "Zoë O'Brien & Søn")
            let page = { (name: String, composed: ComposedLetter) in
                (
                    name,
                    confirmPage(Fixture.context(language), letter: letter, composed: composed, token: "1.abc")
                )
            }
            return [
                page("in another browser", Fixture.composed()), page("with a reading", Fixture.withReading),
            ]
        },
        Snapshot("confirmed") { language in
            let context = Fixture.context(language)
            return [
                ("already", confirmedAlreadyPage(context)),
                ("address limit", addressLimitPage(context)),
                ("expired", expiredPage(context)),
                ("link cut, with a letter", cutLinkPage(context, token: Fixture.token)),
                ("link cut", cutLinkPage(site(language))),
                ("link unknown", unknownLinkPage(site(language))),
            ]
        },
        Snapshot("not-me") { language in
            let context = Fixture.context(language)
            return [
                ("question", notMePage(context, token: "1.abc")),
                ("done", notMeDonePage(context, token: "1.abc")),
                ("lifted", notMeLiftedPage(context)),
                ("withdraw", withdrawPage(context, token: "1.abc")),
                ("what is kept", keptPage(context, of: kept.letter.letter, token: "1.abc")),
                (
                    "what is kept, shown",
                    keptPage(context, of: kept.letter.letter, token: "1.abc", kept)
                ),
                ("withdrawn", withdrawnPage(context, .withdrawn)),
                ("withdrawn too late", withdrawnPage(context, .erased)),
                ("withdrawn under way", withdrawnPage(context, .underWay)),
            ]
        },
    ]

    private static var kept: SupporterActions.Kept {
        let letter = Fixture.letter(state: .confirmed, status: .accepted)
        let found = OneSupporter.Found(letter: letter, to: "", consent: "1 en", deliveries: [])
        let news = NewsSubscriber(
            id: 1, email: letter.draft.email, language: "en", consent: "1 en", since: Fixture.now)
        return SupporterActions.Kept(letter: found, news: news)
    }

    static func site(_ language: Language, rehearsal: Bool = false) -> SiteContext {
        SiteContext(language: language, links: Links(site: "https://letters.example"), rehearsal: rehearsal)
    }
}
