/// A visitor's mistake. The page shows the text by the field, in the page's language.
package struct FormIssue<Field: FormFieldName>: Sendable, Equatable {
    package var field: Field
    package var kind: TextKey
    /// The received value, where the text quotes the value.
    package var received: String

    package init(_ field: Field, _ kind: TextKey, received: String = "") {
        self.field = field
        self.kind = kind
        self.received = received
    }
}

/// All issues of a form, in the order of its fields.
package struct FormIssues<Field: FormFieldName>: Error, Sendable, Equatable {
    package var issues: [FormIssue<Field>]

    package init(_ issues: [FormIssue<Field>]) { self.issues = issues }
}
