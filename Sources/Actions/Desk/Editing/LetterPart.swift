package import Domain

/// A letter in all its languages. Fields are `{language}-subject`, `{language}-{n}` for each
/// paragraph from 1, `prompts-{language}` with one on a line, and `own-words`: the number of
/// paragraphs before the writer's own words. An empty line in a paragraph splits it.
package struct LetterPart: CheckedPart {
    package let key: String

    package init(_ key: String) { self.key = key }

    package func fields(of folder: CampaignFolder) -> [String: String] {
        let rows = LetterRows(key, CampaignDocument(folder))
        var fields: [String: String] = [:]
        for (language, column) in rows.columns {
            fields["\(language)-subject"] = Self.short(column.subject)
            fields["prompts-\(language)"] = column.prompts.joined(separator: "\n")
            for row in 0..<rows.count {
                let paragraph = row < column.paragraphs.count ? column.paragraphs[row] : ""
                fields["\(language)-\(row + 1)"] = Self.short(paragraph)
            }
        }
        fields["own-words"] = Self.ownWords(rows).map(String.init) ?? ""
        return fields
    }

    /// Returns a text with the short spelling of words that agree with the writer.
    private static func short(_ text: String) -> String {
        guard let pattern = try? MessagePattern(text), !pattern.forms.isEmpty else { return text }
        return pattern.source(isShort: true)
    }

    /// Whether a field shows this text, unchanged.
    private static func shows(_ field: String, _ text: String) -> Bool {
        field.withPlainLines.trimmedField == short(text).trimmedField
    }

    private static func ownWords(_ rows: LetterRows) -> Int? {
        rows.languages.lazy.compactMap { language in
            rows.columns[language]?.places.first { $0.text == LetterRows.places[0] }?.before
        }.first
    }

    package func write(_ fields: [String: String], into folder: inout CampaignFolder) throws {
        try change(&folder) { rows in
            for (name, text) in fields { Self.set(name, text, &rows) }
            let before = fields["own-words"].flatMap { Int($0.trimmedField) }
            if let before, before != Self.ownWords(rows) { rows.moveOwnWords(to: before) }
            rows.split()
        }
    }

    /// The most paragraphs that a form can add to a letter.
    static let mostParagraphs = 100

    private static func set(_ name: String, _ text: String, _ rows: inout LetterRows) {
        if name.hasPrefix("prompts-") {
            let language = Language(String(name.dropFirst("prompts-".count)))
            rows.column(language) { $0.prompts = [name: text].lines(name) ?? [] }
        } else if let match = name.wholeMatch(
            of: /([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*?)-(subject|[0-9]{1,3})/)
        {
            let language = Language(String(match.1))
            guard let row = Int(match.2) else {
                return rows.column(language) { if !shows(text, $0.subject) { $0.subject = text } }
            }
            guard (1...mostParagraphs).contains(row) else { return }
            rows.column(language) { column in
                column.pad(row)
                guard !shows(text, column.paragraphs[row - 1]) else { return }
                column.paragraphs[row - 1] = text
            }
        }
    }

    private func change(_ folder: inout CampaignFolder, _ change: (inout LetterRows) -> Void) throws {
        try folder.edit { document in
            var rows = LetterRows(key, document)
            change(&rows)
            try rows.write(key, into: &document)
        }
    }

    package func field(for diagnostic: Diagnostic, in folder: CampaignFolder) -> String? {
        let document = CampaignDocument(folder)
        let languages = document.letterLanguages(key)
        guard
            let language = languages.first(where: { CampaignDocument.letterFile(key, $0) == diagnostic.file }
            ),
            let path = DiagnosticPath(of: diagnostic, in: folder)
        else { return nil }
        if path.after("subject") != nil { return "\(language)-subject" }
        if path.after("prompts") != nil { return "prompts-\(language)" }
        guard let number = path.after("paragraphs")?.first.flatMap({ Int($0) }),
            let paragraphs = document.letter(key, language)?.paragraphs
        else { return nil }
        let before = paragraphs.prefix(number).filter { !LetterRows.places.contains($0) }.count
        return "\(language)-\(max(1, before))"
    }
}

/// What the buttons beside a paragraph do, in all languages at once. Paragraphs count from 1.
extension LetterPart {
    package func remove(_ paragraph: Int, in folder: inout CampaignFolder) throws {
        try change(&folder) { $0.remove(at: paragraph - 1) }
    }

    package func insert(after paragraph: Int, in folder: inout CampaignFolder) throws {
        try change(&folder) { if $0.count < Self.mostParagraphs { $0.insert(at: paragraph) } }
    }

    package func move(_ paragraph: Int, to place: Int, in folder: inout CampaignFolder) throws {
        try change(&folder) { $0.move(from: paragraph - 1, to: place - 1) }
    }

    package func join(_ paragraph: Int, in folder: inout CampaignFolder) throws {
        try change(&folder) { $0.join(paragraph - 1) }
    }

    package func moveOwnWords(after paragraph: Int, in folder: inout CampaignFolder) throws {
        try change(&folder) { $0.moveOwnWords(to: paragraph) }
    }
}

extension LetterRows {
    /// Changes a column. A language that nobody writes or reads is ignored.
    fileprivate mutating func column(_ language: Language, _ change: (inout Column) -> Void) {
        guard languages.contains(language) else { return }
        change(&columns[language, default: Column()])
    }
}

extension CampaignDocument {
    /// The languages that the targets of a letter read.
    package func readLanguages(ofLetter letter: String) -> [Language] {
        let targets = (0..<count(["steps"])).compactMap { number -> String? in
            let step: YAMLPath = ["steps", .index(number)]
            let target = text(step + ["write"])
            let key = text(step + ["letter"])
            return key == letter || key.isEmpty && target == letter ? target : nil
        }
        return targets.flatMap { texts(["targets", .key($0), "reads"]) }.filter { !$0.isEmpty }
            .map { Language($0) }.unique
    }
}
