import Testing

@testable import Domain

@Suite struct ComposeLetterTests {
    let day = Day("2016-11-03")!

    private func body(
        _ draft: Draft, _ campaign: Campaign = calais(paragraphs: ["Un.", "Deux.", "Trois."]),
        place: String? = nil
    ) throws -> String {
        try compose(draft, in: campaign, step: campaign.write, place: place, on: day).body
    }

    @Test func writesTheWholeLetter() throws {
        let campaign = calais(representative: "uk-house-of-commons")
        let draft = draft(address: ["1 Hoe Street", "London"], words: "Ma tante est là.")
        let letter = try compose(draft, in: campaign, step: campaign.write, place: "Évreux", on: day)
        #expect(letter.subject == "De Zoë O'Brien : l'appel")
        #expect(letter.language == "fr")
        #expect(
            letter.body == """
                Je suis citoyenne d'Évreux.

                Agissez.

                Ma tante est là.

                Merci, Monsieur le Ministre, l'Intérieur.

                Zoë O'Brien
                1 Hoe Street
                London
                E17 9NJ
                Royaume-Uni
                """)
    }

    /// What the subject says when it names nobody, by how the letter goes.
    @Test(arguments: [
        ("L'appel", false, [Channel.email], "L'appel (Zoë O'Brien)"),
        ("L'appel", true, [.email], "L'appel"),
        ("L'appel", false, [.form], "L'appel"),
        ("L'appel", false, [.form, .email], "L'appel (Zoë O'Brien)"),
        ("L'appel de {place}", false, [.email], "L'appel de E17 9NJ"),
        ("L'appel de {name}", false, [.email], "L'appel de Zoë O'Brien"),
        ("{office}", false, [.email], "Intérieur (Zoë O'Brien)"),
    ])
    func aMailedLetterNamesItsWriter(
        _ subject: String, _ isSame: Bool, _ channels: [Channel], _ expected: String
    ) throws {
        let write = Step.Write(target: "minister", letter: "minister", by: channels)
        var campaign = calais(reading: ["One."], write: write)
        campaign.letters["minister"]?.versions["fr"]?.subject = subject
        campaign.letters["minister"]?.versions["fr"]?.hasSameSubject = isSame
        let letter = try compose(draft(), in: campaign, step: write, place: nil, on: day)
        #expect(letter.subject == expected)
        let shown = try suggestedLetter(for: write, in: campaign, page: "fr", draft: draft())
        let runs = shown.parts.first?.texts.first?.runs ?? []
        #expect(runs.map { if case .text(let text) = $0 { text } else { "" } }.joined() == expected)
    }

    static let signature = "\n\nZoë O'Brien\nE17 9NJ\nRoyaume-Uni"
    static let salutation = "Monsieur le Ministre,\n\n"

    @Test(arguments: [
        (draft(), "Un.\n\nDeux.\n\nTrois."),
        (draft(words: "Moi."), "Un.\n\nDeux.\n\nMoi.\n\nTrois."),
        (draft(words: "Moi.", leaveOut: [3]), "Un.\n\nDeux.\n\nMoi."),
        (draft(words: "Moi.", leaveOut: [1, 2, 3]), "Moi."),
        (draft(leaveOut: [2]), "Un.\n\nTrois."),
        (draft(words: "Moi.\n\nEncore.", ownOnly: true), "Moi.\n\nEncore."),
        (
            draft(words: "{name} '{' {writer, select}"),
            "Un.\n\nDeux.\n\n{name} '{' {writer, select}\n\nTrois."
        ),
    ])
    func putsOwnWordsInTheirPlace(draft: Draft, expected: String) throws {
        #expect(try body(draft) == Self.salutation + expected + Self.signature)
    }

    @Test(arguments: [
        (["{own_words}", "Un.", "Deux."], "Monsieur le Ministre,\n\nMoi.\n\nUn.\n\nDeux."),
        (["Un.", "{salutation}", "Deux.", "{own_words}"], "Un.\n\nMonsieur le Ministre,\n\nDeux.\n\nMoi."),
        (["Un, {salutation} vous.", "Deux."], "Un, Monsieur le Ministre, vous.\n\nMoi.\n\nDeux."),
        (["Un."], "Monsieur le Ministre,\n\nMoi.\n\nUn."),
    ])
    func keepsThePlacesOfTheText(paragraphs: [String], expected: String) throws {
        #expect(try body(draft(words: "Moi."), calais(paragraphs: paragraphs)) == expected + Self.signature)
    }

    @Test func salutesEvenWhenItsParagraphIsLeftOut() throws {
        let campaign = calais(paragraphs: ["Un, {salutation} vous.", "Deux."])
        #expect(try body(draft(leaveOut: [1]), campaign) == Self.salutation + "Deux." + Self.signature)
    }

    @Test(
        arguments: [
            ("GB", "E17 9NJ", "Walthamstow", "uk-house-of-commons", "Walthamstow"),
            ("GB", "E17 9NJ", nil, "uk-house-of-commons", "E17 9NJ"),
            ("FR", "75008", nil, "uk-house-of-commons", "France"),
            ("FR", "75008", nil, nil, "75008"),
            ("JM", "", nil, nil, "Jamaïque"),
        ] as [(String, String, String?, String?, String)])
    func namesThePlace(
        country: String, postcode: String, constituency: String?, legislature: String?, expected: String
    ) throws {
        let campaign = calais(paragraphs: ["[{place}]"], representative: legislature)
        let body = try body(draft(country: country, postcode: postcode), campaign, place: constituency)
        #expect(body.contains("[\(expected)]"))
    }

    @Test(arguments: [
        (Gender.feminine, "citoyenne"), (.masculine, "citoyen"), (.other, "citoyen·ne"),
    ])
    func agreesWithTheWriter(gender: Gender, expected: String) throws {
        #expect(try body(draft(writer: gender), calais()).contains("Je suis \(expected) d'E17 9NJ."))
    }

    @Test func agreesWithTheTarget() throws {
        let pattern =
            "{target, select, feminine {Madame {target}} masculine {Monsieur {target}} other {{target}}}, le {date}"
        #expect(
            try body(draft(), calais(paragraphs: [pattern])).contains(
                "Monsieur Bernard Cazeneuve, le 3 novembre 2016"))
    }

    @Test(
        arguments: [
            ("en", true, false, "Dear Minister,\n\nOne.\n\nTwo."), ("fr", true, false, nil),
            ("ar", true, false, nil), ("en", false, false, nil),
            ("en", true, true, nil),
        ] as [(Language, Bool, Bool, String?)])
    func sendsReadings(language: Language, sends: Bool, ownOnly: Bool, expected: String?) throws {
        let write = Step.Write(target: "minister", letter: "minister", sendReadings: sends)
        let campaign = calais(paragraphs: ["Un.", "Deux."], reading: ["One.", "Two."], write: write)
        let letter = try compose(
            draft(words: "Me.", ownOnly: ownOnly, language: language), in: campaign, step: write, place: nil,
            on: day)
        #expect(letter.reading?.body == expected)
        #expect(letter.text.hasPrefix(letter.body))
        #expect(letter.text.hasSuffix(expected ?? letter.body))
    }

    @Test func throwsWhereThereIsNoText() {
        let campaign = calais()
        #expect(throws: NoLetterText(letter: "mp")) {
            try compose(
                draft(), in: campaign, step: .init(target: "minister", letter: "mp"), place: nil, on: day)
        }
    }

    @Test(arguments: [
        ("en" as Language, "Dear Sir or Madam,"), ("fr", "Madame, Monsieur,"), ("ar", "تحية طيبة وبعد،"),
    ])
    func greetsARepresentativeWhomNobodyKnowsYet(language: Language, expected: String) throws {
        var campaign = calais(representative: "uk-house-of-commons")
        campaign.languages = [language]
        campaign.letters["mp"] = LetterText(
            key: "mp", versions: [language: .init(subject: "x", paragraphs: ["y"])])
        let letter = try compose(
            draft(), in: campaign, step: .init(target: "mp", letter: "mp"), place: nil, on: day)
        #expect(letter.body.hasPrefix(expected + "\n\ny\n\n"))
    }
}
