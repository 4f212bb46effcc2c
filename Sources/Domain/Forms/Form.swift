/// The values of a form as a visitor typed them, and the declaration of the form's fields.
package protocol Form: Sendable {
    associatedtype Field: FormFieldName
    /// The declarations of all fields, in the order of the form's hidden fields.
    static var fields: [FormField<Self>] { get }
    init()
}

/// The identity of a field. Most forms use an enum of strings. A form with numbered fields, such as
/// `fr-2`, uses cases with values.
package protocol FormFieldName: Hashable, Sendable {
    /// The `name` and the `id` of the control. The `id` of the field's issue is `error-` and this
    /// name.
    var htmlName: String { get }
}

extension FormFieldName where Self: RawRepresentable, RawValue == String {
    package var htmlName: String { rawValue }
}

extension Form {
    package typealias Issue = FormIssue<Field>
    package typealias Issues = FormIssues<Field>

    /// Returns the declaration of a field. Stops the program where the field has none.
    package static func declared(_ field: Field) -> FormField<Self> {
        guard let declared = fields.first(where: { $0.declares(field) }) else {
            preconditionFailure("\(field.htmlName) is not declared")
        }
        return declared
    }

    /// Reads received names and values, in one pass.
    package init(reading pairs: [(name: String, value: String)]) {
        self.init()
        for (name, value) in pairs { take(value, named: name) }
    }

    /// Stores one received value in the field with this name. Ignores unknown names. Of several
    /// values of one text, the last counts.
    package mutating func take(_ value: String, named name: String) {
        let fields = Self.fields
        guard let index = fields.firstIndex(where: { $0.isNamed(name) }) else { return }
        fields[index].value.set(value, named: name, in: &self)
    }
}
