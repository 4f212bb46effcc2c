import Domain
import Web

/// A made-up form with every kind of field, like the desk's form for the page and the letter.
struct DeskPageForm: Form, Equatable {
    var base = ""
    var title = ""
    var email = ""
    var country = ""
    var role = ""
    var body = ""
    var isOpen = false
    var languages: [String] = []
    var steps: Set<Int> = []
    var paragraphs: [Field: String] = [:]
    var trap = ""

    enum Field: FormFieldName {
        case base, title, email, country, role, body, isOpen, languages, steps, trap
        /// A paragraph in one language: `fr-2`.
        case paragraph(String, Int)

        var htmlName: String {
            switch self {
            case .isOpen: "open"
            case .paragraph(let language, let number): "\(language)-\(number)"
            default: "\(self)"
            }
        }

        static func paragraph(_ name: String) -> Field? {
            let parts = name.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, ["en", "fr"].contains(parts[0]), let number = Int(parts[1]),
                (1...100).contains(number), String(number) == parts[1]
            else { return nil }
            return .paragraph(String(parts[0]), number)
        }
    }

    static let fields: [FormField<DeskPageForm>] = [
        FormField(.base, .text(\.base), .hidden),
        FormField(
            .title, .text(\.title), .line(), label: .name, hint: .nameHint, need: .required,
            limit: .name, tooLong: .nameTooLong, longest: 10),
        FormField(.email, .text(\.email), .email, label: .email),
        FormField(.country, .text(\.country), .select(), label: .country),
        FormField(.role, .text(\.role), .radio, label: .writer, hint: .writerHint),
        FormField(.body, .text(\.body), .area(rows: 18), label: .words, need: .optional, limit: .ownWords),
        FormField(.isOpen, .flag(\.isOpen), .checkbox, label: .ownOnly),
        FormField(.languages, .texts(\.languages), .checkbox, label: .country),
        FormField(.steps, .numbers(\.steps), .checkbox),
        FormField(
            nil, .numbered(\.paragraphs, Field.paragraph), .area(rows: 4), label: .words,
            limit: .address, tooLong: .wordsTooLong, longest: 100),
        FormField(.trap, .text(\.trap), .hidden, isKept: false),
    ]
}
