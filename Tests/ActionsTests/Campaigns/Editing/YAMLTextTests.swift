import Foundation
import Testing

@testable import Actions

@Suite struct YAMLTextTests {
    static let yaml = """
        # Top.
        slug: calais   # the address
        languages: [en, 'fr']
        opens: 2016-10-27

        targets:
          minister:
            name: Bernard Cazeneuve  # since 2014
            office: { en: "Minister", fr: ministre }
            post: ["Place Beauvau", "75008 Paris"]
            # How to write.
            email: a@b.example
            form:
              url: "https://a.example"
              limit: 4000

          # A form and nothing else.
          prefect:
            name: 'L''une'
            links:
              - { en: "Office", url: "https://p.example" }

          mp: { representative: uk-house-of-commons }

        steps:
          # First.
          - key: write-minister
            write: minister
            by: [email, form]
            did:
              en: >-
                I have
                written.
          - link: { en: "Credit" }   # money
            url: https://c.example

          - share:
              en: "Share"
        """ + "\n"

    /// A change, the lines that it takes away, and the lines that it adds.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var change: @Sendable (inout YAMLText) throws -> Void
        var removed: [String] = []
        var added: [String] = []
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "a scalar keeps its comment",
            change: { try $0.set(["targets", "minister", "name"], to: .text("Bruno: “Le” \"Roux\"")) },
            removed: ["    name: Bernard Cazeneuve  # since 2014"],
            added: [#"    name: "Bruno: “Le” \"Roux\""  # since 2014"#]),
        Case(
            name: "a word of Postbag has no quotes",
            change: { try $0.set(["slug"], to: .text("calais-2")) },
            removed: ["slug: calais   # the address"], added: ["slug: calais-2   # the address"]),
        Case(
            name: "a text in braces",
            change: { try $0.set(["targets", "minister", "office", "fr"], to: .text("a, b}")) },
            removed: [#"    office: { en: "Minister", fr: ministre }"#],
            added: [#"    office: { en: "Minister", fr: "a, b}" }"#]),
        Case(
            name: "a new text in braces",
            change: { try $0.set(["targets", "minister", "office", "ar"], to: .text("وزير")) },
            removed: [#"    office: { en: "Minister", fr: ministre }"#],
            added: [#"    office: { en: "Minister", fr: ministre, ar: "وزير" }"#]),
        Case(
            name: "a text out of braces",
            change: { try $0.set(["targets", "minister", "office", "en"], to: nil) },
            removed: [#"    office: { en: "Minister", fr: ministre }"#],
            added: [#"    office: { fr: ministre }"#]),
        Case(
            name: "an item of a list",
            change: {
                try $0.set(
                    ["targets", "minister", "post"], to: .list([.text("Place Beauvau"), .text("Paris")]))
            },
            removed: [#"    post: ["Place Beauvau", "75008 Paris"]"#],
            added: [#"    post: ["Place Beauvau", "Paris"]"#]),
        Case(
            name: "a new key in its usual place",
            change: { try $0.set(["closes"], to: .text("2016-12-01"), order: CampaignFile.keys) },
            added: ["closes: 2016-12-01"]),
        Case(
            name: "the last key of a group takes the group away",
            change: {
                try $0.set(["targets", "minister", "form", "limit"], to: nil)
                try $0.set(["targets", "minister", "form", "url"], to: nil)
            },
            removed: ["    form:", "      url: \"https://a.example\"", "      limit: 4000"]),
        Case(
            name: "a folded text",
            change: { try $0.set(["steps", 0, "did", "en"], to: .text("Done.")) },
            removed: ["      en: >-", "        I have", "        written."], added: ["      en: \"Done.\""]),
        Case(
            name: "a text of two lines",
            change: { try $0.set(["steps", 2, "share", "en"], to: .text("One\n\n# two")) },
            removed: ["      en: \"Share\""], added: ["      en: |-", "        One", "", "        # two"]),
        Case(
            name: "the first key behind a dash",
            change: { try $0.set(["steps", 0, "key"], to: nil) },
            removed: ["  - key: write-minister", "    write: minister"], added: ["  - write: minister"]),
        Case(
            name: "a new group",
            change: { try $0.set(["targets", "minister", "hours", "zone"], to: .text("Europe/Paris")) },
            added: ["    hours: { zone: Europe/Paris }"]),
        Case(
            name: "another name of a key",
            change: { try $0.rename(["targets", "mp"], to: "member") },
            removed: ["  mp: { representative: uk-house-of-commons }"],
            added: ["  member: { representative: uk-house-of-commons }"]),
        Case(
            name: "a step at the end",
            change: {
                try $0.insert(.mapping([.init("write", .text("mp"))]), at: 3, in: ["steps"])
            }, added: ["", "  - write: mp"]),
        Case(
            name: "an entry that goes takes its comment along",
            change: { try $0.set(["targets", "prefect"], to: nil) },
            removed: [
                "  # A form and nothing else.", "  prefect:", "    name: 'L''une'", "    links:",
                "      - { en: \"Office\", url: \"https://p.example\" }", "",
            ]),
    ]

    @Test(arguments: cases) func onlyWhatChangesIsWritten(_ example: Case) throws {
        var text = try YAMLText(Self.yaml)
        try example.change(&text)
        let (old, new) = (Self.yaml.split("\n"), text.text.split("\n"))
        let changes = new.difference(from: old)
        #expect(changes.removals.map(\.line).sorted() == example.removed.sorted())
        #expect(changes.insertions.map(\.line).sorted() == example.added.sorted())
    }

    @Test func aLongListIsWrittenAtOnce() throws {
        var text = try YAMLText(Self.yaml)
        let lines = (0..<20_000).map { YAMLContent.text("Line \($0)") }
        try text.set(["targets", "minister", "post"], to: .list(Array(lines.prefix(1_000))))
        #expect(text.content[["targets", "minister", "post"]]?.items?.count == 1_000)
        #expect(YAMLComments.lost(from: Self.yaml, to: text.text) == [])
        #expect(throws: YAMLTextError.self) {
            try text.set(["targets", "minister", "post"], to: .list(lines))
        }
    }

    @Test func whatIsThereAlreadyChangesNothing() throws {
        var text = try YAMLText(Self.yaml)
        try text.set(["languages"], to: .list([.text("en"), .text("fr")]))
        try text.set(["targets", "prefect", "name"], to: .text("L'une"))
        try text.set(["steps", 0, "did", "en"], to: .text("I have written."))
        try text.set(["closes"], to: nil)
        #expect(text.text == Self.yaml)
    }

    @Test func stepsMoveWithTheirComments() throws {
        var text = try YAMLText(Self.yaml)
        try text.move(from: 0, to: 2, in: ["steps"])
        let steps = try #require(text.text.range(of: "steps:\n")).upperBound
        #expect(
            text.text[steps...] == """
                  - link: { en: "Credit" }   # money
                    url: https://c.example
                  - share:
                      en: "Share"

                  # First.
                  - key: write-minister
                    write: minister
                    by: [email, form]
                    did:
                      en: >-
                        I have
                        written.

                """)
        try text.move(from: 2, to: 0, in: ["steps"])
        #expect(text.text == Self.yaml)
    }

    @Test func windowsLinesStay() throws {
        let windows = Self.yaml.replacing("\n", with: "\r\n")
        var text = try YAMLText(windows)
        try text.set(["steps", 2, "share", "en"], to: .text("One\ntwo"))
        #expect(text.content[["steps", 2, "share", "en"]] == .text("One\ntwo"))
        #expect(!text.text.replacing("\r\n", with: "").contains("\n"))
        try text.set(["steps", 2, "share", "en"], to: .text("Share"))
        #expect(text.text == windows)
    }

    @Test func anAliasIsWrittenOut() throws {
        let yaml =
            "a: 1 # one\nx: &x { en: A }\n# before\nb:\n  # in b\n  one: *x\n  two: *x\n\n# behind\nc: 2\n"
        var text = try YAMLText(yaml)
        try text.set(["b", "two", "en"], to: .text("B"))
        #expect(
            text.text
                == "a: 1 # one\nx: &x { en: A }\n# before\nb:\n  one: { en: \"A\" }\n  two: { en: \"B\" }\n\n# behind\nc: 2\n"
        )
        #expect(YAMLComments.lost(from: yaml, to: text.text) == ["in b"])
        try text.set(["x", "en"], to: .text("C"))
        #expect(text.content[["b", "one", "en"]] == .text("A"))
    }

    @Test func anAnchorThatIsUsedElsewhereKeepsItsValueThere() throws {
        var text = try YAMLText("x: &x { en: A } # c\ny: *x\n")
        try text.set(["x", "en"], to: .text("B"))
        #expect(
            text.content
                == .mapping([
                    .init("x", .mapping([.init("en", .text("B"))])),
                    .init("y", .mapping([.init("en", .text("A"))])),
                ]))
    }

    @Test func aMistakeInTheTextIsToldWithItsLine() {
        #expect { try YAMLText("a: 1\nb: \"c\nd: 2\n") } throws: { ($0 as? YAMLTextError)?.line == 2 }
        #expect { try YAMLText("- a\n") } throws: { ($0 as? YAMLTextError)?.line == 1 }
    }

    @Test func aFileOfRepeatedAliasesIsRefused() {
        let levels = (1...9).map { level in
            let aliases = Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", ")
            return "l\(level): &l\(level) [\(aliases)]"
        }
        #expect(throws: YAMLTextError.self) { try YAMLText("l0: &l0 x\n" + levels.joined(separator: "\n")) }
    }

    @Test(arguments: [
        "", " ", "a: b", "- x", "#", "a #b", "\"", "\\", "\\n", "'", "é\u{85}x", "\u{2028}", "\t", "{a}", "]",
        "x\u{FEFF}", "null", "~", "😀 {name}", "\u{202B}عربي", "a\n\nb", "a\n  b\n", " a\nb", "!x", "&x", "*x",
        "@x", "`", "%", "? x", ": x", "---", "a\n---\nb", "...", "|", ">", "\r\n", "a\rb", "0x1F", "\u{1}",
        "1: 2", "x  ", "a\n\t\nb", "trailing \nx", "\u{FFFE}",
    ]) func everyTextComesBack(_ value: String) throws {
        for path: YAMLPath in [
            ["targets", "minister", "name"], ["targets", "minister", "office", "en"],
            ["steps", 0, "did", "en"],
            ["targets", "minister", "post", 1], ["new"], ["slug"],
        ] {
            var text = try YAMLText(Self.yaml)
            try text.set(path, to: .text(value))
            #expect(try YAMLText(text.text).content[path] == .text(value))
            #expect(YAMLComments.lost(from: Self.yaml, to: text.text) == [])
        }
    }
}

extension String {
    fileprivate func split(_ separator: Character) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}

extension CollectionDifference<String>.Change {
    fileprivate var line: String {
        switch self {
        case .insert(_, let line, _), .remove(_, let line, _): line
        }
    }
}
