import Actions
import Domain
import Foundation

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
                ("withdrawn", withdrawnPage(context, .withdrawn)),
                ("withdrawn too late", withdrawnPage(context, .erased)),
                ("withdrawn under way", withdrawnPage(context, .underWay)),
            ]
        },
    ]

    static func site(_ language: Language, rehearsal: Bool = false) -> SiteContext {
        SiteContext(language: language, links: Links(site: "https://letters.example"), rehearsal: rehearsal)
    }
}
