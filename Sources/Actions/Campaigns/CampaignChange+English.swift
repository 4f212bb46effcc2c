import Domain

extension CampaignChange {
    /// The change as an English sentence, for the person who imports a folder.
    package var sentence: String {
        switch self {
        case .isNew(let thing): "\(thing.english) is new"
        case .isTakenOut(let thing): "\(thing.english) is taken out"
        case .value(let thing, let field, let old, let new):
            "\(thing.prefix)\(field.english): \(Self.quoted(old)) becomes \(Self.quoted(new))"
        case .text(.step(let key), _): "step `\(key)` is another"
        case .text(let thing, .prompts): "\(thing.prefix)the prompts are others"
        case .text(let thing, .details): "\(thing.prefix)gender, handles, links or hours are others"
        case .text(let thing, let field): "\(thing.prefix)\(field.english) is another"
        case .address(let target, let old, let new):
            "target `\(target)`: email: \(Self.quoted(old)) becomes \(Self.quoted(new))"
        case .stepsInAnotherOrder: "the steps come in another order"
        }
    }

    private static func quoted(_ value: String?) -> String { value.map { "“\($0)”" } ?? "none" }
}

extension CampaignChange.Thing {
    fileprivate var english: String {
        switch self {
        case .campaign: "the campaign"
        case .page(let language): "page.\(language).md"
        case .target(let key): "target `\(key)`"
        case .step(let key): "step `\(key)`"
        case .letter(let key, let language): "letters/\(key).\(language).md"
        }
    }

    fileprivate var prefix: String { self == .campaign ? "" : "\(english): " }
}

extension CampaignChange.Field {
    fileprivate var english: String {
        switch self {
        case .organiser: "the organiser's name"
        case .organiserEmail: "the organiser's address"
        case .organiserPrivacy: "the organiser's privacy page"
        case .organiserImprint: "the organiser's imprint"
        case .picture, .pictureFile: "the picture"
        case .pictureDescription: "the picture's description"
        case .body, .paragraphs: "the text"
        case .formLimit: "the form's limit"
        case .title, .summary, .subject, .name, .form, .office, .salutation: "the \(rawValue)"
        default: rawValue
        }
    }
}
