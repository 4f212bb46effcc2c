import Testing

@testable import Domain

/// The short spelling of words that agree with the writer.
@Suite struct AgreeingFormsTests {
    private func fill(_ pattern: String) throws -> [String] {
        try Gender.allCases.map {
            try MessageFormat.fill(
                pattern, language: "fr", arguments: ["writer": $0.rawValue, "name": "Zoë"])
        }
    }

    @Test(arguments: [
        ("Une {citoyenne|citoyen|citoyen·ne}.", ["Une citoyenne.", "Une citoyen.", "Une citoyen·ne."]),
        ("{ Née | Né } ici", ["Née ici", "Né ici", "Né·e ici"]),
        ("attaché{e|}", ["attachée", "attaché", "attaché·e"]),
        ("{ma mère|mon père|mes parents}", ["ma mère", "mon père", "mes parents"]),
        ("{prête, dit {name}|prêt}", []), ("a|b {name}|c", ["a|b Zoë|c", "a|b Zoë|c", "a|b Zoë|c"]),
        ("{writer, select, feminine {a|b} other {{c|d}}}", ["a|b", "d", "d/c"]),
    ])
    func isFilled(_ pattern: String, _ expected: [String]) throws {
        guard !expected.isEmpty else {
            #expect(throws: MessageError.self) { try fill(pattern) }
            return
        }
        #expect(Gender.allCases.map(\.rawValue) == ["feminine", "masculine", "other"])
        #expect(try fill(pattern) == expected)
    }

    @Test(arguments: [
        ("citoyenne", "citoyen", "citoyen·ne"), ("électrice", "électeur", "électeur·rice"),
        ("heureuse", "heureux", "heureux·se"), ("fière", "fier", "fier·ère"), ("une", "un", "un·e"),
        ("elle", "il", "il/elle"), ("la", "le", "le/la"), ("cidadã", "cidadão", "cidadão·ã"),
        ("une habitante inquiète", "un habitant inquiet", "un·e habitant·e inquiet·ète"),
        ("mère de famille", "père", "père/mère de famille"), ("artiste", "artiste", "artiste"),
        ("مواطنة", "مواطن", "مواطن/ة"), ("e", "", "·e"), ("", "", ""),
    ])
    func aThirdFormIsMadeOfBoth(_ feminine: String, _ masculine: String, _ other: String) {
        #expect(AgreeingForms(feminine: feminine, masculine: masculine).other == other)
    }

    /// The words that the check knows have the same third form, where it is joined by a point.
    @Test(arguments: ["fr", "de"]) func theKnownWordsAreMadeAlike(_ language: String) throws {
        for forms in try #require(AgreeingWords.known[language]).forms where forms.count == 3 {
            #expect(AgreeingForms.both(forms[1], forms[0]) == forms[2])
        }
    }

    @Test(arguments: [("{a|b|c|d}", "a|b|c|d", 0), ("x\n{|||}", "|||", 1)])
    func moreThanThreeFormsAreAnError(_ pattern: String, _ forms: String, _ line: Int) {
        #expect(throws: MessagePattern.SyntaxError(kind: .badForms(forms), line: line)) {
            try MessagePattern(pattern)
        }
    }

    @Test(arguments: ["{a|b", "{a|", "{a|{name}}"]) func anOpenOneIsAnError(_ pattern: String) {
        #expect(throws: MessagePattern.SyntaxError.self) { try MessagePattern(pattern) }
    }

    @Test(arguments: [
        ("{writer, select, feminine {prête} masculine {prêt} other {prêt·e}}", "{prête|prêt}"),
        ("{writer, select, other {gens} feminine {mère} masculine {père}}", "{mère|père|gens}"),
        ("{writer, select, feminine { a} masculine {b} other {c}}", nil),
        ("{writer, select, feminine {a|b} masculine {b} other {c}}", nil),
        ("{writer, select, feminine {{name}} masculine {b} other {c}}", nil),
        ("{writer, select, feminine {a} other {c}}", nil),
        ("{target, select, feminine {a} masculine {b} other {c}}", nil),
    ])
    func aChoiceIsShownShort(_ long: String, _ short: String?) throws {
        #expect(try MessagePattern(long).source(isShort: true) == short ?? long)
    }

    /// Law: whatever is written short is read as the same choice, and the long spelling as well.
    @Test func whatIsWrittenIsReadAlike() throws {
        let pieces = ["", "e", "prête", "un ami", " x", "d'été", "a|b", "·", "citoyen·ne", "Née\tici", "é"]
        var count = 0
        for feminine in pieces {
            for masculine in pieces {
                for other in pieces + [AgreeingForms.both(feminine, masculine)] {
                    let forms = AgreeingForms(feminine: feminine, masculine: masculine, other: other)
                    let pattern = MessagePattern(parts: [
                        .text("x "), .choice(.init(forms, line: 0)), .text("!"),
                    ])
                    for isShort in [true, false] {
                        #expect(try MessagePattern(pattern.source(isShort: isShort)) == pattern, "\(forms)")
                    }
                    count += forms.short == nil ? 0 : 1
                }
            }
        }
        #expect(count > 800)
    }
}
