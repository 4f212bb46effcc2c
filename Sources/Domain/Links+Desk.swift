extension Links {
    package var desk: String { "/desk" }
    package var firstRun: String { "/desk/first-run" }
    package var signIn: String { "/desk/sign-in" }
    /// Returns the path of the page for signing in, which goes on to `next`.
    /// - Parameter reason: why it asks again. Nil for the ordinary page.
    package func signIn(next: String?, asking reason: String? = nil) -> String {
        let query = [next.map { "next=" + path($0).dropFirst() }, reason.map { "reason=\($0)" }]
        let given = query.compactMap(\.self)
        return signIn + (given.isEmpty ? "" : "?" + given.joined(separator: "&"))
    }

    package var signInCode: String { "/desk/sign-in/code" }
    package var signInSecond: String { "/desk/sign-in/second" }
    package var deskSecond: String { "/desk/second" }
    /// Returns the path of one's own second proof, which goes on to `next` once it is set up.
    package func deskSecond(next: String?) -> String {
        deskSecond + (next.map { "?next=" + path($0).dropFirst() } ?? "")
    }
    package var deskSecondDemand: String { "/desk/second/demand" }
    package var deskSecondUnlock: String { "/desk/second/unlock" }
    /// Returns the path of the link in an invitation.
    package func invitation(_ token: String) -> String { path("desk", "invitation", token) }
    package var signOut: String { "/desk/sign-out" }
    package var newCampaign: String { "/desk/new" }
    package var deskMails: String { "/desk/mails" }
    package var deskSettings: String { "/desk/settings" }
    package var deskMail: String { "/desk/settings/mail" }
    /// The path of the settings as they follow the first account.
    package var deskFirstSettings: String { deskSettings + "?first=yes" }
    package var deskSessions: String { "/desk/sessions" }

    /// What may stand after `/desk/` and is no campaign. No new campaign gets such a slug.
    package static let deskPages: Set<String> = [
        "first-run", "history", "invitation", "mails", "new", "people", "second", "sessions", "settings",
        "sign-in",
        "sign-out",
        "supporter", "switches",
    ]

    /// Returns the path of the people of a campaign. Nil: of all people of the site.
    package func deskPeople(_ campaign: String? = nil) -> String {
        campaign.map { path("desk", $0, "people") } ?? "/desk/people"
    }

    /// Returns the path of the history of a campaign. Nil: of the whole site.
    package func deskHistory(_ campaign: String? = nil) -> String {
        campaign.map { path("desk", $0, "history") } ?? "/desk/history"
    }

    /// Returns the path of a campaign's overview.
    package func deskCampaign(_ slug: String) -> String { path("desk", slug) }
    package func deskPage(_ slug: String, _ language: Language) -> String {
        path("desk", slug, "page", language.tag)
    }
    /// Returns the path that leads to the page in the campaign's first language.
    package func deskPage(_ slug: String) -> String { path("desk", slug, "page") }
    package func deskPreview(_ slug: String, _ language: Language) -> String {
        path("desk", slug, "preview", language.tag)
    }
    /// - Parameter news: the number of one mail of news. Nil: the list.
    package func deskNews(_ slug: String, _ news: Int64? = nil) -> String {
        news.map { path("desk", slug, "news", String($0)) } ?? path("desk", slug, "news")
    }
    package func deskTargets(_ slug: String) -> String { path("desk", slug, "targets") }
    package func deskTarget(_ slug: String, _ key: String) -> String { path("desk", slug, "targets", key) }
    package func deskLetters(_ slug: String) -> String { path("desk", slug, "letters") }
    package func deskLetter(_ slug: String, _ key: String) -> String { path("desk", slug, "letters", key) }
    package func deskSteps(_ slug: String) -> String { path("desk", slug, "steps") }
    package func deskDates(_ slug: String) -> String { path("desk", slug, "dates") }
    package func deskPicture(_ slug: String) -> String { path("desk", slug, "picture") }
    package func deskTry(_ slug: String) -> String { path("desk", slug, "try") }
    package func deskTest(_ slug: String) -> String { path("desk", slug, "test") }
    package func deskPublished(_ slug: String) -> String { path("desk", slug, "published") }
    /// - Parameter letter: the letter's key. Nil: the first letter.
    package func deskLetterPreview(_ slug: String, as writer: Gender, letter: String? = nil) -> String {
        path("desk", slug, "preview", "letter", writer.rawValue)
            + (letter.map { "?letter=" + path($0).dropFirst() } ?? "")
    }
    package func deskVersions(_ slug: String) -> String { path("desk", slug, "versions") }
    package func deskVersion(_ slug: String, _ number: Int) -> String {
        path("desk", slug, "versions", String(number))
    }
    package func deskDelete(_ slug: String) -> String { path("desk", slug, "delete") }
    package func deskPublish(_ slug: String) -> String { path("desk", slug, "publish") }
    package func deskTargetMail(_ slug: String) -> String { path("desk", slug, "target-mail") }
    package func deskDeliveries(_ slug: String) -> String { path("desk", slug, "deliveries") }
    package func deskFigures(_ slug: String) -> String { path("desk", slug, "figures") }
    package func deskDelivery(_ slug: String, _ letter: Int64) -> String {
        path("desk", slug, "deliveries", String(letter))
    }
    package func deskWords(_ slug: String) -> String { path("desk", slug, "words") }
    /// Returns the path of the switches of a campaign. Nil: of the whole site.
    package func deskSwitches(_ campaign: String? = nil) -> String {
        campaign.map { path("desk", $0, "switches") } ?? "/desk/switches"
    }
    package func deskPause(_ slug: String) -> String { path("desk", slug, "pause") }
    package func deskResume(_ slug: String) -> String { path("desk", slug, "resume") }
    package func deskClose(_ slug: String) -> String { path("desk", slug, "close") }
    package func deskReopen(_ slug: String) -> String { path("desk", slug, "reopen") }
    package func deskExport(_ slug: String) -> String { path("desk", slug, "export") }
    package func deskExport(_ slug: String, _ file: ExportFile) -> String {
        path("desk", slug, "export", file.name)
    }
    /// - Parameter slug: nil for all campaigns.
    package func deskSupporter(_ slug: String?) -> String {
        slug.map { path("desk", $0, "supporter") } ?? path("desk", "supporter")
    }
}
