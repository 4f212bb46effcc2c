import Domain
import Foundation

/// The answer in JSON, for other programs. With several codes, each answer includes the code as
/// typed, and the members.
struct PlaceJSON: Encodable {
    struct Entry: Encodable {
        struct Member: Encodable {
            let name: String
            let email: String?
            let form: String?
            let party: String?
        }

        let code: String
        let name: String
        var members: [Member]?
    }

    let status: String
    let divisions: [Entry]
    let asOf: String?
    /// The code as typed. Nil when only one code was asked for.
    let typed: String?

    init(_ answer: PlaceAnswer, typed: String?, book: PlaceBook?, today: Day) {
        status = answer.status
        self.typed = typed
        divisions = answer.divisions.map { division in
            let members = book?.seat(division.code, on: today).members.map {
                Entry.Member(name: $0.fullName, email: $0.email, form: $0.form?.url, party: $0.party)
            }
            return Entry(code: division.code, name: division.name, members: typed == nil ? nil : members)
        }
        asOf = book?.codesDate?.description
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(status, forKey: .status)
        try object.encode(divisions, forKey: .divisions)
        try object.encode(asOf, forKey: .asOf)
        try object.encodeIfPresent(typed, forKey: .typed)
    }

    enum CodingKeys: String, CodingKey {
        case status, divisions
        case asOf = "as_of"
        case typed = "code"
    }

    static func text(_ answer: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try String(decoding: encoder.encode(answer), as: UTF8.self)
    }
}
