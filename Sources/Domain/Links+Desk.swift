extension Links {
    package var desk: String { "/desk" }
    package var firstRun: String { "/desk/first-run" }
    package var signIn: String { "/desk/sign-in" }
    package var signInCode: String { "/desk/sign-in/code" }
    package var signOut: String { "/desk/sign-out" }

    /// What may stand after `/desk/` and is no campaign. No new campaign gets such a slug.
    package static let deskPages: Set<String> = [
        "first-run", "history", "invitation", "new", "people", "sessions", "settings", "sign-in", "sign-out",
        "switches",
    ]

    /// Returns the path of the people of a campaign. Nil: of all people of the site.
    package func deskPeople(_ campaign: String? = nil) -> String {
        campaign.map { path("desk", $0, "people") } ?? "/desk/people"
    }

    /// Returns the path of the history of a campaign. Nil: of the whole site.
    package func deskHistory(_ campaign: String? = nil) -> String {
        campaign.map { path("desk", $0, "history") } ?? "/desk/history"
    }
}
