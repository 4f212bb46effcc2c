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
    /// Returns the path of the link in an invitation.
    package func invitation(_ token: String) -> String { path("desk", "invitation", token) }
    package var signOut: String { "/desk/sign-out" }
    package var deskSessions: String { "/desk/sessions" }

    /// Returns the path of the people of a campaign. Nil: of all people of the site.
    package func deskPeople(_ campaign: String? = nil) -> String {
        campaign.map { path("desk", $0, "people") } ?? "/desk/people"
    }

    /// Returns the path of the history of a campaign. Nil: of the whole site.
    package func deskHistory(_ campaign: String? = nil) -> String {
        campaign.map { path("desk", $0, "history") } ?? "/desk/history"
    }
}
