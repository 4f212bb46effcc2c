import Domain

/// A part of the editor that knows beside which of its fields a diagnostic stands.
package protocol CheckedPart: EditorPart {
    /// Returns the name of a field. Nil when the diagnostic is about another part, or no field.
    func field(for diagnostic: Diagnostic, in folder: CampaignFolder) -> String?
}

extension CampaignFolder {
    /// Changes the folder as a document.
    mutating func edit(_ change: (inout CampaignDocument) throws -> Void) throws {
        var document = CampaignDocument(self)
        try change(&document)
        self = document.folder
    }
}

/// Fields that hold several values have one on a line.
extension [String: String] {
    func lines(_ name: String) -> [String]? {
        self[name]?.withPlainLines.split(separator: "\n").map(\.trimmingSpaces).filter { !$0.isEmpty }
    }

    /// Returns the texts of fields such as `office-fr`, by language. Only those that are there.
    func localized(_ prefix: String) -> [Language: String] {
        let texts = compactMap { name, text -> (Language, String)? in
            guard name.hasPrefix(prefix), name.count > prefix.count else { return nil }
            return (Language(String(name.dropFirst(prefix.count))), text)
        }
        return [Language: String](texts) { first, _ in first }
    }

    /// Adds the texts of each language under names such as `office-fr`.
    mutating func add(_ prefix: String, _ texts: [Language: String], _ languages: [Language]) {
        for language in (languages + texts.keys.sorted()).unique {
            self[prefix + language.tag] = texts[language] ?? ""
        }
    }
}

/// The parts of a key path such as `targets.minister.email`.
struct DiagnosticPath: Equatable {
    var parts: ArraySlice<String>

    init?(of diagnostic: Diagnostic, in folder: CampaignFolder) {
        guard let path = CampaignDocument(folder).keyPath(of: diagnostic) else { return nil }
        parts = path.split(separator: ".").map(String.init)[...]
    }

    /// Returns the parts after these ones. Nil when the path begins with others.
    func after(_ start: String...) -> [String]? {
        parts.starts(with: start) ? Array(parts.dropFirst(start.count)) : nil
    }
}
