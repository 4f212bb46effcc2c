/// The texts of news as an organiser has typed them.
package struct NewsForm: Sendable, Equatable {
    package enum Issue: String, Sendable {
        case subjectMissing, bodyMissing, tooLong, notText
    }

    package var typed: [Language: NewsText]

    package init(_ typed: [Language: NewsText]) { self.typed = typed }

    /// The texts that are not empty, cleaned, with what is wrong with each field.
    package func checked() -> (texts: [Language: NewsText], issues: [NewsField: Issue]) {
        var texts: [Language: NewsText] = [:]
        var issues: [NewsField: Issue] = [:]
        for (language, text) in typed {
            let (subject, subjectIssue) = Self.checked(
                text.subject, NewsRules.longestSubject, missing: .subjectMissing,
                isNeeded: !text.body.isBlank, TypedText.line)
            let (body, bodyIssue) = Self.checked(
                text.body, NewsRules.longestBody, missing: .bodyMissing,
                isNeeded: !text.subject.isBlank, TypedText.text)
            issues[NewsField(language, .subject)] = subjectIssue
            issues[NewsField(language, .body)] = bodyIssue
            if !subject.isEmpty || !body.isEmpty { texts[language] = NewsText(subject: subject, body: body) }
        }
        return (texts, issues)
    }

    private static func checked(
        _ typed: String, _ limit: Int, missing: Issue, isNeeded: Bool, _ clean: (String) -> String?
    ) -> (String, Issue?) {
        guard !typed.isBlank else { return ("", isNeeded ? missing : nil) }
        // A character may have several scalars, but not without end.
        guard typed.unicodeScalars.count <= limit * 4 else { return (typed, .tooLong) }
        guard let text = clean(typed) else { return (typed, .notText) }
        return (text, text.count > limit ? .tooLong : nil)
    }
}

/// A field of the form for news.
package struct NewsField: Sendable, Hashable {
    package enum Part: String, Sendable { case subject, body }

    package let language: Language
    package let part: Part

    package init(_ language: Language, _ part: Part) { (self.language, self.part) = (language, part) }

    package var name: String { "\(language.tag)-\(part.rawValue)" }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
