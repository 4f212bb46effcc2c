import Testing

@testable import Domain

@Suite struct MessageFormatTests {
    static let citizen =
        "{writer, select, feminine {l'{office} d'une citoyenne} masculine {l'{office} d'un citoyen} other {l'{office} d'un·e citoyen·ne}}"

    @Test(arguments: [
        ("Je vis à {place}.", "Je vis à Évreux."),
        ("d'{place}", "d'Évreux"),
        ("l'{office}, l’{office}", "l'Intérieur, l’Intérieur"),
        ("aujourd'hui", "aujourd'hui"),
        ("'{place}'", "'Évreux'"),
        (citizen, "l'Intérieur d'une citoyenne"),
        (
            "{writer, select, feminine {{writer, select, feminine {d'elle} other {x}}} other {y}} !",
            "d'elle !"
        ),
        ("{writer, select,\n  feminine {prête}\n  masculine {prêt}\n  other {prêt·e}\n}", "prête"),
        ("tab # 'n {place} |", "tab # 'n Évreux |"),
    ])
    func fillsWhole(pattern: String, expected: String) throws {
        let arguments = ["place": "Évreux", "office": "Intérieur", "writer": "feminine"]
        #expect(try MessageFormat.fill(pattern, language: "fr", arguments: arguments) == expected)
    }

    @Test(arguments: ["{place}", "'{'", "{name, select, other {x}}", "O'Brien", "{", "}", "''", "a\\'{b}"])
    func valuesAreNeverPatterns(value: String) throws {
        #expect(
            try MessageFormat.fill("« {name} »", language: "fr", arguments: ["name": value]) == "« \(value) »"
        )
        #expect(
            try MessageFormat.fill(
                "{writer, select, other {d'{name}}}", language: "fr",
                arguments: ["name": value, "writer": "x"]) == "d'\(value)")
    }

    @Test(arguments: [
        ("{plaice}", MessageError.missing(argument: "plaice")),
        ("a\n{name", .flawed(.init(kind: .openBrace, line: 1))),
        ("a } b", .flawed(.init(kind: .strayBrace, line: 0))),
        ("{}", .flawed(.init(kind: .badName("}"), line: 0))),
        ("{name, date, long}", .flawed(.init(kind: .unknownKind("date"), line: 0))),
        ("{name, select}", .flawed(.init(kind: .missingArms("name"), line: 0))),
        ("\n\n{name, select, feminine {a}}", .flawed(.init(kind: .missingOther("name"), line: 2))),
    ])
    func saysWhatIsWrong(pattern: String, error: MessageError) {
        #expect(throws: error) { try MessageFormat.fill(pattern, language: "en", arguments: ["name": "Zoë"]) }
    }

    @Test func countsInTheLanguage() throws {
        let pattern = "{n, plural, one {# lettre} other {# lettres}}"
        #expect(try MessageFormat.fill(pattern, language: "fr", arguments: ["n": "0"]) == "0 lettre")
        #expect(try MessageFormat.fill(pattern, language: "fr", arguments: ["n": "2"]) == "2 lettres")
    }

    @Test func refusesNUL() {
        #expect(throws: MessageError.nul(argument: "name")) {
            try MessageFormat.fill("{name}", language: "en", arguments: ["name": "a\0b"])
        }
    }

    @Test(arguments: [
        ("fr", "près de {place}", ["de "]), ("fr", "d'{place}", ["d'"]), ("fr", "d’{place}", ["d’"]),
        ("fr", "L'{office}", ["L'"]),
        ("fr", "à {place}", []), ("fr", "monde {place}", []), ("fr", "de{place}", []),
        ("en", "de {place}", []),
        ("fr", "{writer, select, other {de {place}}} d'{country}", ["de ", "d'"]),
        ("fr", "ordre de\n{place}", ["de "]),
    ])
    func findsElisions(language: String, pattern: String, expected: [String]) throws {
        #expect(Elision.all(in: try MessagePattern(pattern), Language(language)).map(\.before) == expected)
    }

    @Test func knowsTheLines() throws {
        let pattern = try MessagePattern("a\nb {name}\n{writer, select,\n feminine {{place}} other {x}}")
        #expect(pattern.arguments == [.init(name: "name", line: 1), .init(name: "place", line: 3)])
        #expect(pattern.choices.map(\.argument.line) == [2])
    }
}
