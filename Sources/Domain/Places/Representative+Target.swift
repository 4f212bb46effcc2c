extension Representative {
    /// Fills in a campaign's target "the representative of where you live" with this member. Paper
    /// goes to the member's own office, else care of the house. A salutation or an office that the
    /// campaign gives itself stays.
    package func target(in target: Target, of legislature: Legislature, languages: [Language]) -> Target {
        var found = target
        found.name = fullName
        found.gender = gender
        found.email = email
        found.form = form
        found.post = post.isEmpty ? legislature.post : post
        if found.salutation.texts.isEmpty {
            found.salutation = Localized(
                Dictionary(languages.map { ($0, salutation(in: $0)) }) { first, _ in first })
        }
        return found
    }
}
