extension Representative {
    /// A campaign's target "the representative of where you live", now that it is known who that
    /// is. Paper goes to the member's own office, else care of the house. What the campaign says
    /// itself (a salutation, an office) stays.
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
