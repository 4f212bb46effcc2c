package import Domain

/// A form as a page shows it: the typed values, the form issues and the page's language.
package struct FormState<F: Form>: Sendable {
    package let form: F
    package let issues: [F.Issue]
    package let text: InterfaceText

    package init(_ form: F, issues: [F.Issue] = [], text: InterfaceText) {
        self.form = form
        self.issues = issues
        self.text = text
    }

    package func issues(of field: F.Field) -> [F.Issue] { issues.filter { $0.field == field } }

    package func isWrong(_ field: F.Field) -> Bool { issues.contains { $0.field == field } }

    /// The form issues of a field in one paragraph, for the place below the hint. The summary and
    /// other programs know the `id` of the paragraph.
    package func messages(_ field: F.Field) -> HTML {
        let issues = issues(of: field)
        guard !issues.isEmpty else { return "" }
        let words = issues.map { F.message($0, text) }.joined(separator: " ")
        return "<p class=\"problem\" id=\"error-\(field.htmlName)\">\(words)</p>\n"
    }

    /// Returns a field: label, hint, form issues and control, in that order.
    /// - Parameter hint: the hint, where it differs from the declared one.
    /// - Parameter control: the control, where it differs from the declared one.
    package func field(_ field: F.Field, hint: TextKey? = nil, control: HTML? = nil) -> HTML {
        let declared = F.declared(field)
        let hint = (hint ?? declared.hint).map { text($0) }
        return """
            <div class="field\(if: isWrong(field), " wrong")">
            <label for="\(field.htmlName)">\(label(declared))</label>
            \(hint.map { "<p class=\"hint\" id=\"\(field.htmlName)-hint\">\($0)</p>\n" as HTML })\(messages(field))\(control ?? self.control(field))
            </div>
            """
    }

    /// Returns the declared label. The label of an optional field says so.
    package func label(_ declared: FormField<F>) -> HTML {
        let label = declared.label.map { text($0) } ?? ""
        return declared.need == .optional ? "\(label) <b>\(text(.optional))</b>" : "\(label)"
    }
}

extension Form {
    /// Returns a form issue in words.
    package static func message(_ issue: Issue, _ text: InterfaceText) -> String {
        let start = issue.received.scalars(first: 80)
        let received = start.utf8.count < issue.received.utf8.count ? start + "…" : start
        // The typed text is isolated (UAX 9): it may run in another direction than the page.
        var arguments = ["received": "\u{2068}\(received)\u{2069}"]
        arguments["limit"] = declared(issue.field).longest.map(text.number)
        return text(issue.kind, arguments)
    }
}
