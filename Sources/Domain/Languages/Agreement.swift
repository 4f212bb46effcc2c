/// A word about the writer that fits one gender only: « en tant que citoyen », « je suis prête ».
package struct Agreement: Sendable, Equatable {
    /// The word as the text contains it.
    package var word: String
    /// The same word for every gender, in the short spelling. Nil where the language has no form
    /// for all.
    package var choice: String?

    /// Returns the first such word in `text`. The caller passes only the text outside of choices.
    package static func first(in text: String, _ language: Language) -> Agreement? {
        AgreeingWords.known[language.primary]?.first(in: text)
    }

    /// Returns a known word for every gender, in the short spelling.
    package static func choice(of word: String, _ language: Language) -> String? {
        AgreeingWords.known[language.primary]?.choice(of: LetterCustoms.plain(word))
    }
}

/// A language's gendered words, and the phrases before them that make them speak of the writer.
struct AgreeingWords: Sendable {
    /// The masculine form, the feminine form, and the form for both. The last is missing where the
    /// language has none.
    let forms: [[String]]
    /// Phrases that stand right before the word, or right before words of `between`.
    let frames: [String]
    let between: Set<String>
    /// Words that speak of the writer in any position.
    var always: Set<String> = []
    /// The number of other words that may stand between phrase and word.
    var others = 0
    /// Whether a sentence can begin with such a word: « Attaché à ma commune, je … »
    var begins = false

    func first(in text: String) -> Agreement? {
        for sentence in text.split(whereSeparator: { ".!?;:\n".contains($0) }) {
            let shown = sentence.split { !$0.isLetter && $0 != "-" && $0 != "·" && !Self.isMark($0) }.flatMap(
                Self.afterApostrophe)
            let words = shown.map { LetterCustoms.plain($0) }
            for (index, word) in words.enumerated()
            where always.contains(word) || isForm(word) && speaksOfWriter(words, index) {
                return Agreement(word: shown[index], choice: choice(of: word))
            }
        }
        return nil
    }

    private static func isMark(_ sign: Character) -> Bool { sign == "'" || sign == "’" }

    /// Splits a word at its apostrophe, since « qu’habitant » is two words.
    private static func afterApostrophe(_ word: Substring) -> [String] {
        word.split(whereSeparator: isMark).map(String.init)
    }

    private func isForm(_ word: String) -> Bool { forms.contains { $0.prefix(2).contains(word) } }

    private func speaksOfWriter(_ words: [String], _ index: Int) -> Bool {
        if index == 0 { return begins }
        var skipped = 0
        for end in (1...index).reversed() {
            let before = words[..<end].joined(separator: " ")
            if frames.contains(where: { before == $0 || before.hasSuffix(" " + $0) }) { return true }
            let word = words[end - 1]
            if between.contains(word) || word.hasSuffix("ment") && begins || isForm(word) { continue }
            skipped += 1
            if skipped > others { return false }
        }
        return false
    }

    func choice(of word: String) -> String? {
        guard let form = forms.first(where: { $0.prefix(2).contains(word) }), form.count == 3 else {
            return nil
        }
        return "{\(form[1])|\(form[0])|\(form[2])}"
    }

    private static func table(_ text: String) -> [[String]] {
        text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }

    static let known: [String: AgreeingWords] = [
        "fr": AgreeingWords(
            forms: table(
                """
                citoyen citoyenne citoyen·ne
                électeur électrice électeur·rice
                habitant habitante habitant·e
                étudiant étudiante étudiant·e
                né née né·e
                prêt prête prêt·e
                soussigné soussignée soussigné·e
                attaché attachée attaché·e
                engagé engagée engagé·e
                convaincu convaincue convaincu·e
                persuadé persuadée persuadé·e
                concerné concernée concerné·e
                inquiet inquiète inquiet·ète
                ému émue ému·e
                touché touchée touché·e
                choqué choquée choqué·e
                révolté révoltée révolté·e
                indigné indignée indigné·e
                scandalisé scandalisée scandalisé·e
                préoccupé préoccupée préoccupé·e
                alarmé alarmée alarmé·e
                opposé opposée opposé·e
                sûr sûre sûr·e
                certain certaine certain·e
                fier fière fier·ère
                heureux heureuse heureux·se
                reconnaissant reconnaissante reconnaissant·e
                attentif attentive attentif·ve
                soucieux soucieuse soucieux·se
                allé allée allé·e
                venu venue venu·e
                parent parente parent·e
                voisin voisine voisin·e
                riverain riveraine riverain·e
                """),
            frames: [
                "je suis", "suis", "serais", "serai", "étais", "je reste", "demeure", "je me sens", "me dis",
                "en tant que", "tant qu",
                "en qualité de", "étant", "ai été", "je me tiens", "je soussigné",
            ],
            between: [
                "très", "aussi", "donc", "bien", "plus", "si", "toujours", "fort", "un", "une",
                "particulièrement", "encore", "moi-même", "tout",
                "toute", "et", "personnellement",
            ], always: ["soussigné", "soussignée"], begins: true),
        "en": AgreeingWords(
            forms: table(
                """
                father mother
                grandfather grandmother
                husband wife
                man woman
                son daughter
                businessman businesswoman
                gentleman lady
                """), frames: ["as a", "am a", "m a"], between: [], others: 1),
        "ar": AgreeingWords(
            forms: table(
                """
                مواطن مواطنة
                مواطنا مواطنة
                ناخب ناخبة
                ناخبا ناخبة
                مقيم مقيمة
                مقيما مقيمة
                طالب طالبة
                طالبا طالبة
                قلق قلقة
                مستعد مستعدة
                """), frames: ["بصفتي", "بوصفي", "أنا", "إنني", "إني", "كوني"], between: []),
        "de": AgreeingWords(
            forms: table(
                """
                bürger bürgerin bürger·in
                anwohner anwohnerin anwohner·in
                einwohner einwohnerin einwohner·in
                wähler wählerin wähler·in
                schüler schülerin schüler·in
                student studentin student·in
                vater mutter
                """), frames: ["als", "bin"], between: ["ein", "eine"], others: 1),
        "es": AgreeingWords(
            forms: table(
                """
                ciudadano ciudadana ciudadano/a
                vecino vecina vecino/a
                preocupado preocupada preocupado/a
                convencido convencida convencido/a
                dispuesto dispuesta dispuesto/a
                """), frames: ["como", "soy", "estoy"], between: ["un", "una", "muy"]),
        "it": AgreeingWords(
            forms: table(
                """
                cittadino cittadina cittadino/a
                preoccupato preoccupata preoccupato/a
                convinto convinta convinto/a
                pronto pronta pronto/a
                """), frames: ["come", "sono", "quale"], between: ["un", "una", "molto"]),
        "pt": AgreeingWords(
            forms: table(
                """
                cidadão cidadã cidadão/ã
                preocupado preocupada preocupado/a
                convencido convencida convencido/a
                """), frames: ["como", "sou", "estou", "enquanto"], between: ["um", "uma", "muito"]),
    ]
}
