/// The beginnings and endings of letters in a language.
package struct LetterCustoms: Sendable {
    /// The punctuation after a salutation. The first is the usual one.
    package let signs: [String]
    /// First words of salutations.
    let greetings: [String]
    /// Words that closing formulas contain. A closing formula contains at least one of them.
    let closings: [String]
    /// A closing formula that fits most letters.
    package let closing: String

    /// Returns the customs of a language. Nil when Postbag does not know them.
    package static func of(_ language: Language) -> LetterCustoms? { known[language.primary] }

    /// Whether a paragraph contains a closing formula.
    package func closes(_ paragraph: String) -> Bool {
        let plain = Self.plain(paragraph)
        return closings.contains { plain.contains($0) }
    }

    /// Whether the first line of a paragraph is a greeting. A greeting is short and is no full
    /// sentence.
    package func greets(_ paragraph: String) -> Bool {
        guard let line = paragraph.split(separator: "\n").first.map({ Self.plain(String($0)) }) else {
            return false
        }
        guard let greeting = greetings.first(where: { line.hasPrefix($0) }) else { return false }
        let rest = line.dropFirst(greeting.count)
        guard rest.first.map({ !$0.isLetter }) ?? true else { return false }
        let address = rest.prefix { !",،:!;\n".contains($0) }
        return address.count <= 60 && (address.count < rest.count || !address.contains("."))
    }

    /// Returns the text in lower case, with one kind of apostrophe and space, without Arabic vowel
    /// marks.
    static func plain(_ text: String) -> String {
        let kept = text.lowercased().unicodeScalars.filter {
            !(0x64B...0x652).contains($0.value) && $0.value != 0x640
        }
        return String(String.UnicodeScalarView(kept)).replacing("’", with: "'").replacing("\u{A0}", with: " ")
            .replacing("\u{202F}", with: " ")
    }

    private static let known: [String: LetterCustoms] = [
        "en": LetterCustoms(
            signs: [",", ":"],
            greetings: [
                "dear", "hello", "hi", "good morning", "good afternoon", "to whom it may concern",
                "your excellency",
            ],
            closings: [
                "sincerely", "faithfully", "truly", "regards", "wishes", "respectfully", "respect,",
                "highest respect", "high regard",
                "consideration", "cordially", "gratefully", "yours",
            ], closing: "Yours sincerely,"),
        "fr": LetterCustoms(
            signs: [","],
            greetings: [
                "madame", "monsieur", "mesdames", "messieurs", "mademoiselle", "cher", "chère", "chers",
                "chères", "bonjour",
            ],
            closings: [
                "salutations", "sentiments", "considération", "cordialement", "respectueusement", "hommages",
                "sincèrement", "mes respects",
            ],
            closing: "Je vous prie d’agréer l’expression de ma considération distinguée."),
        "ar": LetterCustoms(
            signs: ["،", ":", "؛"],
            greetings: [
                "السيد", "السيدة", "سيدي", "سيدتي", "معالي", "سعادة", "حضرة", "فخامة", "دولة", "تحية",
                "السلام عليكم", "إلى السيد", "الأستاذ",
            ],
            closings: [
                "الاحترام", "احترامي", "التقدير", "تقديري", "التحية", "تحياتي", "التحيات", "وتفضلوا",
                "والسلام", "المخلص",
            ],
            closing: "وتفضّلوا بقبول فائق الاحترام،"),
        "de": LetterCustoms(
            signs: [",", "!"],
            greetings: ["sehr geehrte", "sehr geehrter", "liebe", "lieber", "guten tag", "hallo"],
            closings: ["grüßen", "gruß", "grüssen", "hochachtungsvoll", "grüße"],
            closing: "Mit freundlichen Grüßen"),
        "es": LetterCustoms(
            signs: [":", ","],
            greetings: [
                "estimado", "estimada", "señor", "señora", "querido", "querida", "excelentísimo",
                "excelentísima",
            ],
            closings: ["atentamente", "saludo", "cordialmente", "respetuosamente", "consideración"],
            closing: "Atentamente,"),
        "it": LetterCustoms(
            signs: [",", ":"],
            greetings: ["gentile", "egregio", "egregia", "caro", "cara", "onorevole", "signor"],
            closings: ["saluti", "cordialmente", "ossequi", "fede", "stima"], closing: "Cordiali saluti,"),
        "pt": LetterCustoms(
            signs: [",", ":"],
            greetings: ["exmo", "exma", "caro", "cara", "prezado", "prezada", "senhor", "senhora"],
            closings: ["atenciosamente", "cumprimentos", "consideração", "cordialmente", "saudações"],
            closing: "Atenciosamente,"),
        "nl": LetterCustoms(
            signs: [","], greetings: ["geachte", "beste", "hooggeachte"],
            closings: ["groet", "hoogachtend", "groeten"],
            closing: "Met vriendelijke groet,"),
        "cy": LetterCustoms(
            signs: [","], greetings: ["annwyl"],
            closings: ["yn gywir", "yn ddiffuant", "yr eiddoch", "cofion", "dymuniadau", "yn bur"],
            closing: "Yr eiddoch yn gywir,"),
    ]
}
