package import Domain

extension FormState {
    /// Returns the number of form issues in words.
    package var problemCount: String { text(.problemCount, counting: issues.count) }

    /// Returns the list of all form issues, each with a link to its field. Stands above the form.
    /// - Parameter anchor: the `id` to which the link of a field leads.
    package func summary(anchor: (F.Field) -> String = Self.anchor) -> HTML {
        """
        <div class="sheet summary" role="group" aria-labelledby="sum">
        <h1 id="sum">\(problemCount)</h1>
        <p>\(text(.problemKept))</p>
        <ul>
        \(issues.map { "<li><a href=\"#\(anchor($0.field))\">\(F.message($0, text))</a></li>\n" as HTML })</ul>
        </div>
        """
    }

    /// The `id` of the control. For a hidden field, the `id` of the message.
    package static func anchor(_ field: F.Field) -> String {
        F.declared(field).input == .hidden ? "error-\(field.htmlName)" : field.htmlName
    }
}
