/// What a pasted text holds: a title, parts of the story, and letters.
package struct TextParts: Sendable, Equatable {
    package var title: String
    package var parts: [Part]

    package init(title: String, parts: [Part]) { (self.title, self.parts) = (title, parts) }

    /// Paragraphs that belong together.
    package struct Part: Sendable, Equatable {
        package var kind: Kind
        package var language: Language
        /// The line with which a letter begins: "Dear Minister,". Empty for other parts.
        package var salutation: String
        package var paragraphs: [String]

        package init(_ kind: Kind, _ language: Language, salutation: String = "", _ paragraphs: [String]) {
            self.kind = kind
            self.language = language
            self.salutation = salutation
            self.paragraphs = paragraphs
        }
    }

    package enum Kind: String, Sendable, CaseIterable { case story, letter, leftOut }
}

extension PastedText {
    /// Takes the text apart. A letter begins with its salutation. It ends with its closing formula,
    /// or before another salutation, or before a heading that announces a letter.
    package func takenApart(among languages: [Language] = LanguageGuess.known) -> TextParts {
        var rest = paragraphs[...]
        var title = ""
        if let first = rest.first, first.isHeading, !first.isSalutation {
            title = first
            rest = rest.dropFirst()
        }
        var builder = PartsBuilder(languages: languages)
        for paragraph in rest { builder.add(paragraph) }
        builder.close()
        return TextParts(title: title, parts: builder.parts)
    }
}

private struct PartsBuilder {
    let languages: [Language]
    var parts: [TextParts.Part] = []
    private var open: (kind: TextParts.Kind, salutation: String, paragraphs: [String]) = (.story, "", [])

    init(languages: [Language]) { self.languages = languages }

    mutating func add(_ paragraph: String) {
        if paragraph.isSalutation {
            close()
            open = (.letter, paragraph, [])
        } else if open.kind == .letter, paragraph.isClosing {
            open.paragraphs.append(paragraph)
            close()
            open = (.leftOut, "", [])
        } else if open.kind == .letter, paragraph.isPlaceholder {
            // The writer's own name and address follow the closing formula.
            close()
            open = (.leftOut, "", [paragraph])
        } else if paragraph.announcesLetter {
            close()
            open = (.leftOut, "", [paragraph])
        } else if open.kind == .leftOut, !paragraph.isPlaceholder {
            close()
            open = (.story, "", [paragraph])
        } else {
            open.paragraphs.append(paragraph)
        }
    }

    /// Ends the open part. A story that changes its language becomes one part for each.
    mutating func close() {
        defer { open = (.story, "", []) }
        guard !open.paragraphs.isEmpty else { return }
        let fallback = parts.last?.language ?? languages.first ?? "en"
        let whole = LanguageGuess.language(of: open.paragraphs.joined(separator: " "), among: languages)
        guard open.kind == .story else {
            parts.append(
                .init(open.kind, whole ?? fallback, salutation: open.salutation, open.paragraphs))
            return
        }
        for paragraph in open.paragraphs {
            let guess = LanguageGuess.language(of: paragraph, among: languages)
            let language = paragraph.unicodeScalars.count < 60 ? parts.lastStory ?? guess : guess
            if let last = parts.indices.last, parts[last].kind == .story,
                parts[last].language == language ?? parts[last].language
            {
                parts[last].paragraphs.append(paragraph)
            } else {
                // A bare link has no language. It goes to the story that there is.
                let story = parts.last { $0.kind == .story }?.language
                parts.append(.init(.story, language ?? whole ?? story ?? fallback, [paragraph]))
            }
        }
    }
}

extension [TextParts.Part] {
    /// The language of the story that is being read. Nil at its beginning.
    fileprivate var lastStory: Language? { last.flatMap { $0.kind == .story ? $0.language : nil } }
}

extension String {
    /// Whether the paragraph may be a title: short, and no sentence.
    fileprivate var isHeading: Bool { unicodeScalars.count <= 200 && !endsSentence && !hasPrefix("- ") }

    /// Whether the paragraph is the line with which a letter begins.
    package var isSalutation: Bool {
        guard unicodeScalars.count <= 120 else { return false }
        let words = lowercased().split { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
        guard let first = words.first, words.count <= 12 else { return false }
        // A sentence may begin with the same word: "Cher Paris !" does not end with a comma.
        let isOpen = hasSuffix(",") || hasSuffix("،") || hasSuffix(":") || !endsSentence
        return isOpen && Self.salutations.contains(String(first).trimmingMarks)
    }

    private static let salutations: Set<String> = [
        "dear", "cher", "chère", "chers", "chères", "monsieur", "madame", "mesdames", "messieurs", "lieber",
        "liebe", "sehr", "estimado", "estimada", "estimados", "estimadas", "querido", "querida", "gentile",
        "egregio", "egregia", "caro", "cara", "geachte", "beste", "السيد", "السيدة", "عزيزي", "عزيزتي",
        "سيدي",
        "سيدتي", "معالي", "سعادة",
    ]

    /// Whether a letter ends with this paragraph: a closing formula without more.
    fileprivate var isClosing: Bool {
        guard unicodeScalars.count <= 200 else { return false }
        let text = LetterCustoms.plain(self)
        return Self.closings.contains { text.hasPrefix($0) }
    }

    private static let closings = [
        "yours sincerely", "yours faithfully", "yours truly", "sincerely", "kind regards", "best regards",
        "with best wishes", "regards,", "cordialement", "bien cordialement", "respectueusement",
        "je vous prie d'agréer", "je vous prie de croire", "je vous prie de recevoir",
        "nous vous prions d'agréer",
        "veuillez agréer", "veuillez recevoir", "veuillez croire", "mit freundlichen", "hochachtungsvoll",
        "atentamente", "un cordial saludo", "cordiali saluti",
        "distinti saluti", "met vriendelijke", "hoogachtend", "مع فائق", "وتفضلوا", "مع التحية",
    ]

    /// Whether the paragraph only marks a place to fill in: "[NAME]", "XX", "………".
    fileprivate var isPlaceholder: Bool {
        let text = trimmingSpaces
        if text.hasPrefix("["), text.hasSuffix("]") || text.hasSuffix("],") { return true }
        return text.unicodeScalars.count <= 40
            && text.unicodeScalars.allSatisfy { "._…X- ".unicodeScalars.contains($0) }
    }

    /// Whether the paragraph is a heading over a letter and says nothing else.
    fileprivate var announcesLetter: Bool {
        guard unicodeScalars.count <= 160 else { return false }
        let words = lowercased().split { !$0.isLetter }
        let isAboutLetter = words.prefix(4).contains { Self.letterWords.contains(String($0)) }
        return isAboutLetter && words.count <= 22 && !words.contains("please")
    }

    private static let letterWords: Set<String> = [
        "letter", "lettre", "brief", "carta", "lettera", "text", "texte", "translation", "traduction",
        "الرسالة", "رسالة",
    ]

    private var trimmingMarks: String { String(drop { !$0.isLetter }.prefix { $0.isLetter }) }
}
