/// A check of a form. Cleans every text first, and then collects the issues that the form's own
/// rules find.
package struct FormCheck<F: Form> {
    /// The form with clean texts. A text that cannot be cleaned is empty here.
    package var form: F
    package private(set) var issues: [F.Issue] = []

    package init(_ form: F) {
        self.form = form
        for declared in F.fields { clean(declared) }
    }

    /// Whether a field has no issue so far.
    package func isSound(_ field: F.Field) -> Bool { !issues.contains { $0.field == field } }

    package mutating func report(_ field: F.Field, _ kind: TextKey, _ received: String = "") {
        issues.append(FormIssue(field, kind, received: received.scalars(first: 100)))
    }

    /// Adds issues that another check has found.
    package mutating func report(_ found: F.Issues) { issues += found.issues }

    /// Returns the issues in the order of the given fields, and those of other fields at the end.
    package func issues(inOrderOf fields: [F.Field]) -> F.Issues {
        let sorted = fields.flatMap { field in issues.filter { $0.field == field } }
        return FormIssues(sorted + issues.filter { !fields.contains($0.field) })
    }

    private mutating func clean(_ declared: FormField<F>) {
        switch declared.value {
        case .text(let path):
            guard let field = declared.field else { return }
            form[keyPath: path] = cleaned(form[keyPath: path], of: field, declared)
        case .numbered(let path, _):
            for (field, typed) in form[keyPath: path].sorted(by: { $0.key.htmlName < $1.key.htmlName }) {
                form[keyPath: path][field] = cleaned(typed, of: field, declared)
            }
        case .flag, .numbers, .texts: return
        }
    }

    /// Returns the clean text. Asks for the limit first, so that no other code works on an
    /// excessive text.
    private mutating func cleaned(_ typed: String, of field: F.Field, _ declared: FormField<F>) -> String {
        // An e-mail address has a check of its own, with a limit.
        guard !typed.isEmpty, declared.input != .email else { return typed }
        guard declared.limit.admits(typed) else {
            // The text of a short field may quote the value.
            let isShort = declared.limit.octets <= TextLimit.key.octets
            if let kind = declared.tooLong { report(field, kind, isShort ? typed : "") }
            return ""
        }
        let clean: String?
        switch declared.input {
        case .line, .select: clean = TypedText.line(typed)
        case .area: clean = TypedText.text(typed)
        case .hidden, .email, .radio, .checkbox: clean = typed
        }
        guard let clean else {
            report(field, .controlCharacters)
            return ""
        }
        if let longest = declared.longest, !TypedText.isAtMost(longest, clean), let kind = declared.tooLong {
            report(field, kind)
        }
        return clean
    }
}
