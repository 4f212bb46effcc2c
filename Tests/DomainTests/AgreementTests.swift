import Domain
import Testing

/// Words that fit writers of one gender only are found. The same words about somebody else are not.
@Suite struct AgreementTests {
    @Test(
        arguments: [
            ("fr", "Je vous écris en tant que citoyen.", "citoyen"),
            ("fr", "Je suis très attachée à ce pont.", "attachée"),
            ("fr", "Née à Riverside, je le traverse.", "Née"),
            ("fr", "Je soussigné déclare ceci.", "soussigné"),
            ("fr", "Je suis un citoyen inquiet.", "citoyen"),
            ("fr", "En tant qu’habitante de Riverside", "habitante"),
            ("fr", "Je vous serais reconnaissant de voter.", "reconnaissant"),
            ("fr", "J’ai été choquée.", "choquée"),
            ("en", "As a father of two, I ask you.", "father"), ("en", "I am a worried mother.", "mother"),
            ("ar", "أكتب إليكم بصفتي مواطنًا بشأن العيادة", "مواطنًا"),
            ("de", "Als besorgter Bürger schreibe ich Ihnen.", "Bürger"),
            ("es", "Como ciudadana le escribo.", "ciudadana"),
            ("it", "Sono molto preoccupato.", "preoccupato"),
        ] as [(Language, String, String)])
    func isFound(_ language: Language, _ text: String, _ word: String) {
        #expect(Agreement.first(in: text, language)?.word == word)
    }

    @Test(
        arguments: [
            ("fr", "Chaque citoyen a ce droit."), ("fr", "Les enfants nés ici sont prêts."),
            ("fr", "Je vous écris au sujet d’un habitant."),
            ("fr", "Un pont opposé au mien."), ("fr", "Je demande qu’un enfant né ici le traverse."),
            ("en", "My mother crosses it."),
            ("en", "The father of this town"), ("ar", "كل مواطن له هذا الحق"),
            ("de", "Die Bürger dieser Stadt"), ("sv", "Som medborgare"),
        ] as [(Language, String)])
    func isNotMeant(_ language: Language, _ text: String) {
        #expect(Agreement.first(in: text, language) == nil)
    }

    @Test func theAdviceIsAPattern() {
        let choice = Agreement.first(in: "Je suis prêt à aider.", "fr")?.choice
        #expect(choice == "{prête|prêt|prêt·e}")
    }
}

@Suite struct LetterCustomsTests {
    @Test(
        arguments: [
            ("en", "Dear Mayor,"), ("en", "To whom it may concern"), ("fr", "Madame la Maire,"),
            ("fr", "Monsieur,"), ("ar", "معالي الوزيرة،"),
            ("de", "Sehr geehrte Frau Martin,"), ("cy", "Annwyl Faer,"),
            ("en", "Dear Mayor, I write to you."),
        ] as [(Language, String)])
    func greet(_ language: Language, _ line: String) throws {
        #expect(try #require(LetterCustoms.of(language)).greets(line))
    }

    @Test(
        arguments: [
            ("en", "Dearly held, my bridge"), ("en", "Hidden behind trees, it stands"),
            ("fr", "Je vous écris, Madame la Maire"),
            ("fr", "Cherchant un pont, j’écris"), ("ar", "أكتب إليكم بشأن العيادة"),
        ] as [(Language, String)])
    func doNotGreet(_ language: Language, _ line: String) throws {
        #expect(try !#require(LetterCustoms.of(language)).greets(line))
    }

    @Test func theClosingOfEachLanguageCloses() throws {
        for language: Language in ["en", "fr", "ar", "de", "es", "it", "pt", "nl", "cy"] {
            let customs = try #require(LetterCustoms.of(language))
            #expect(customs.closes(customs.closing), "\(language)")
        }
    }
}
