/// The declaration of one field. Parsing, checking, showing and hiding the field follow from it.
package struct FormField<F: Form>: Sendable {
    /// Nil for a group of numbered fields, which share one declaration.
    package let field: F.Field?
    package let name: String
    package let value: FormValue<F>
    package let input: FormInput
    /// The text beside the control. Nil where the page makes the text.
    package let label: TextKey?
    package let hint: TextKey?
    package let need: FormNeed
    package let limit: TextLimit
    /// The text for a value over `limit` or over `longest`. Nil where nobody types.
    package let tooLong: TextKey?
    /// The maximum length in characters, after white space at both ends is removed.
    package let longest: Int?
    /// Whether a page that hides the form carries the value on.
    package let isKept: Bool

    package init(
        _ field: F.Field?, _ value: FormValue<F>, _ input: FormInput, label: TextKey? = nil,
        hint: TextKey? = nil, need: FormNeed = .depends, limit: TextLimit = .short,
        tooLong: TextKey? = nil, longest: Int? = nil, isKept: Bool = true
    ) {
        self.field = field
        name = field?.htmlName ?? ""
        self.value = value
        self.input = input
        self.label = label
        self.hint = hint
        self.need = need
        self.limit = limit
        self.tooLong = tooLong
        self.longest = longest
        self.isKept = isKept
    }

    /// Whether a field of a received form with this name is this one.
    package func isNamed(_ name: String) -> Bool {
        if case .numbered(_, let read) = value { return read(name) != nil }
        return self.name == name
    }

    /// Whether this is the declaration of `field`.
    package func declares(_ field: F.Field) -> Bool {
        if case .numbered(_, let read) = value { return read(field.htmlName) == field }
        return self.field == field
    }
}

/// Whether a visitor must fill a field in.
package enum FormNeed: Sendable {
    /// The browser insists.
    case required
    /// The label says that the field may stay empty.
    case optional
    /// The check decides, by what the other fields have.
    case depends
}

/// The control of a field.
package enum FormInput: Sendable, Equatable {
    case hidden
    /// One line of text.
    case line(autocomplete: String? = nil, isLeftToRight: Bool = false)
    case email
    /// Several lines of text.
    case area(rows: Int, autocomplete: String? = nil)
    case select(autocomplete: String? = nil)
    case radio
    case checkbox
}
