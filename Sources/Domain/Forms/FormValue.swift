package typealias FormPath<F, Value> = any WritableKeyPath<F, Value> & Sendable

/// The property in which a form keeps a field's value.
package enum FormValue<F: Form>: Sendable {
    case text(FormPath<F, String>)
    /// A checkbox, whose value is `yes`.
    case flag(FormPath<F, Bool>)
    /// Several checkboxes of one name, whose values are numbers.
    case numbers(FormPath<F, Set<Int>>)
    /// Several controls of one name. The received order is kept.
    case texts(FormPath<F, [String]>)
    /// Texts whose names have a number, such as `fr-2`. The function reads a name. It returns nil
    /// for the name of another field.
    case numbered(FormPath<F, [F.Field: String]>, @Sendable (String) -> F.Field?)

    /// Stores one received value.
    func set(_ value: String, named name: String, in form: inout F) {
        switch self {
        case .text(let path): form[keyPath: path] = value
        case .flag(let path): form[keyPath: path] = value == "yes"
        case .numbers(let path): if let number = Int(value) { form[keyPath: path].insert(number) }
        case .texts(let path): form[keyPath: path].append(value)
        case .numbered(let path, let read): if let field = read(name) { form[keyPath: path][field] = value }
        }
    }
}

extension FormField {
    /// Returns the names and values with which a form sends this field. Leaves out empty values.
    package func sent(by form: F) -> [(name: String, value: String)] {
        switch value {
        case .text(let path): form[keyPath: path].isEmpty ? [] : [(name, form[keyPath: path])]
        case .flag(let path): form[keyPath: path] ? [(name, "yes")] : []
        case .numbers(let path): form[keyPath: path].sorted().map { (name, String($0)) }
        case .texts(let path): form[keyPath: path].map { (name, $0) }
        case .numbered(let path, _):
            form[keyPath: path].filter { !$0.value.isEmpty }.map { ($0.key.htmlName, $0.value) }
                .sorted { $0.0 < $1.0 }
        }
    }

    /// Returns the text of one field. "" for a field that has no text.
    package func text(of field: F.Field, in form: F) -> String {
        switch value {
        case .text(let path): form[keyPath: path]
        case .numbered(let path, _): form[keyPath: path][field] ?? ""
        case .flag, .numbers, .texts: ""
        }
    }

    /// Whether a control with this value is chosen.
    package func isChosen(_ choice: String, in form: F) -> Bool {
        switch value {
        case .text(let path): form[keyPath: path] == choice
        case .flag(let path): form[keyPath: path]
        case .numbers(let path): Int(choice).map(form[keyPath: path].contains) ?? false
        case .texts(let path): form[keyPath: path].contains(choice)
        case .numbered: false
        }
    }
}
