package import Domain
import Foundation

extension Places {
    package func divisions(of legislature: String) throws -> [Division] {
        try rows(
            "SELECT code, name, names, ocd FROM division WHERE legislature = $1 ORDER BY code", legislature
        ).map {
            try Division(
                legislature: legislature, code: $0.text("code"), name: $0.text("name"),
                names: Localized(stored: $0.text("names")),
                ocd: $0.optionalText("ocd"))
        }
    }

    /// Replaces all divisions of a legislature.
    package func replaceDivisions(of legislature: String, with divisions: [Division]) throws {
        try run("DELETE FROM division WHERE legislature = $1", legislature)
        for division in divisions {
            try run(
                "INSERT INTO division (legislature, code, name, names, ocd) VALUES ($1, $2, $3, $4, $5)",
                legislature, division.code, division.name,
                division.names.stored, division.ocd)
        }
    }
}

extension Localized {
    /// A JSON object that maps language tags to texts.
    fileprivate var stored: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let pairs = Dictionary(texts.map { ($0.key.tag, $0.value) }) { first, _ in first }
            return try String(decoding: encoder.encode(pairs), as: UTF8.self)
        }
    }

    fileprivate init(stored text: String) throws {
        let pairs = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        self.init(Dictionary(pairs.map { (Language($0.key), $0.value) }) { first, _ in first })
    }
}
