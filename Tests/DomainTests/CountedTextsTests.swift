import Domain
import Testing

/// Every sentence with a number agrees with it, in each language, and says what it counts.
@Suite struct CountedTextsTests {
    static let numbers = [0, 1, 2, 3, 11, 100]

    static let sentences: [(TextKey, Language, [String])] = [
        (
            .tallySoFar, "en",
            [
                "Nobody has written yet.", "One person has written.", "2 people have written.",
                "3 people have written.",
                "11 people have written.", "100 people have written.",
            ]
        ),
        (
            .tallySoFar, "fr",
            [
                "Personne n’a encore écrit.", "Une personne a écrit.", "2 personnes ont écrit.",
                "3 personnes ont écrit.",
                "11 personnes ont écrit.", "100 personnes ont écrit.",
            ]
        ),
        (
            .tallySoFar, "ar",
            [
                "لم يكتب أحد بعد.", "كتب شخص واحد حتى الآن.", "كتب شخصان حتى الآن.", "كتب 3 أشخاص حتى الآن.",
                "كتب 11 شخصاً حتى الآن.", "كتب 100 شخص حتى الآن.",
            ]
        ),
        (
            .tallyOwnWords, "en",
            [
                "No letter holds words of its writer’s own.", "One letter holds words of its writer’s own.",
                "2 letters hold words of their writers’ own.", "3 letters hold words of their writers’ own.",
                "11 letters hold words of their writers’ own.",
                "100 letters hold words of their writers’ own.",
            ]
        ),
        (
            .tallyOwnWords, "fr",
            [
                "Aucune lettre ne contient de mots personnels.", "Une lettre contient des mots personnels.",
                "2 lettres contiennent des mots personnels.", "3 lettres contiennent des mots personnels.",
                "11 lettres contiennent des mots personnels.", "100 lettres contiennent des mots personnels.",
            ]
        ),
        (
            .tallyOwnWords, "ar",
            [
                "ليس في أيّ رسالة كلمات من عند صاحبها.", "في رسالة واحدة كلمات من عند صاحبها.",
                "في رسالتين كلمات من عند صاحبيهما.",
                "في 3 رسائل كلمات من عند أصحابها.", "في 11 رسالة كلمات من عند أصحابها.",
                "في 100 رسالة كلمات من عند أصحابها.",
            ]
        ),
        (
            .thanksCount, "en",
            [
                "Nobody has confirmed a letter yet.", "So far one person has confirmed a letter.",
                "So far 2 people have confirmed a letter.", "So far 3 people have confirmed a letter.",
                "So far 11 people have confirmed a letter.", "So far 100 people have confirmed a letter.",
            ]
        ),
        (
            .thanksCount, "fr",
            [
                "Personne n’a encore confirmé de lettre.", "À ce jour, une personne a confirmé une lettre.",
                "À ce jour, 2 personnes ont confirmé une lettre.",
                "À ce jour, 3 personnes ont confirmé une lettre.",
                "À ce jour, 11 personnes ont confirmé une lettre.",
                "À ce jour, 100 personnes ont confirmé une lettre.",
            ]
        ),
        (
            .thanksCount, "ar",
            [
                "لم يؤكّد أحد رسالة بعد.", "أكّد شخص واحد رسالة حتى الآن.", "أكّد شخصان رسالتيهما حتى الآن.",
                "أكّد 3 أشخاص رسائلهم حتى الآن.", "أكّد 11 شخصاً رسائلهم حتى الآن.",
                "أكّد 100 شخص رسائلهم حتى الآن.",
            ]
        ),
        (
            .tallySupporters, "en",
            ["people who have written", "person who has written"] + people("people who have written")
        ),
        (
            .tallySupporters, "fr",
            ["personne ayant écrit", "personne ayant écrit"] + people("personnes ayant écrit")
        ),
        (.tallySupporters, "ar", Array(repeating: "عدد من كتبوا", count: 6)),
        (.onItsWay, "en", ["on their way", "on its way"] + people("on their way")),
        (.accepted, "fr", ["acceptée", "acceptée"] + people("acceptées")),
        (.refused, "fr", ["refusée", "refusée"] + people("refusées")),
        (.offered, "fr", ["proposée", "proposée"] + people("proposées")),
        (.handedOver, "fr", ["remise", "remise"] + people("remises")),
        (
            .formLength, "en",
            [
                "0 characters.", "One character.", "2 characters.", "3 characters.", "11 characters.",
                "100 characters.",
            ]
        ),
        (
            .formLength, "fr",
            [
                "0 caractère.", "1 caractère.", "2 caractères.", "3 caractères.", "11 caractères.",
                "100 caractères.",
            ]
        ),
        (
            .placesLead, "ar",
            [
                "لم يؤكد أحد رسالة بعد.", "أكد شخص واحد رسالة.", "أكد شخصان رسالة.", "أكد 3 أشخاص رسالة.",
                "أكد 11 شخصاً رسالة.",
                "أكد 100 شخص رسالة.",
            ]
        ),
    ]

    private static func people(_ many: String) -> [String] { Array(repeating: many, count: 4) }

    @Test(arguments: sentences) func everyCountAgrees(
        _ key: TextKey, _ language: Language, _ expected: [String]
    ) throws {
        let text = try #require(InterfaceText(language))
        #expect(Self.numbers.map { text(key, counting: $0) } == expected)
    }

    /// The forms for one and for three differ in more than the number. Covers every text that shows
    /// the number and has a form for one.
    @Test(arguments: InterfaceText.languages) func oneIsNotMany(_ language: Language) throws {
        let text = try #require(InterfaceText(language))
        for key in TextKey.allCases where text[key].contains("{count}") && text[key].contains("one {") {
            let others = Dictionary(
                text[key].matches(of: /\{(\w+)[},]/).map { (String($0.output.1), "other") },
                uniquingKeysWith: { first, _ in first }
            ).filter { !["n", "count"].contains($0.key) }
            let one = text(key, counting: 1, others), three = text(key, counting: 3, others)
            #expect(
                one.filter { !$0.isNumber } != three.filter { !$0.isNumber }, "\(language) \(key): \(one)")
        }
    }
}
