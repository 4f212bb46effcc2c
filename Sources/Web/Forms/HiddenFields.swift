package import Domain

/// Returns all typed values as hidden fields, so that the next page still has them.
package func hiddenFields<F: Form>(_ form: F, without visible: Set<F.Field> = []) -> HTML {
    hidden(F.fields.filter { $0.isKept && !($0.field.map(visible.contains) ?? false) }, of: form)
}

/// Returns the values of some fields as hidden fields.
package func hiddenFields<F: Form>(_ form: F, only fields: Set<F.Field>) -> HTML {
    hidden(F.fields.filter { $0.field.map(fields.contains) ?? false }, of: form)
}

private func hidden<F: Form>(_ fields: [FormField<F>], of form: F) -> HTML {
    HTML(
        fields.flatMap { $0.sent(by: form) }
            .map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">\n" })
}
