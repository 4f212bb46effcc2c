import Domain
import Foundation
import Testing

@testable import Actions

/// A campaign without errors, of three files in English. A test replaces a part of the campaign.
enum Riverside {
    static let yaml = """
        slug: riverside
        languages: [en]
        organiser: { name: Riverside Friends, email: hello@riverside.example, privacy: "https://riverside.example/privacy" }
        opens: 2026-11-01
        targets:
          mayor:
            name: Ada Martin
            gender: feminine
            office: { en: Mayor of Riverside }
            salutation: { en: "Dear Mayor," }
            reads: [en]
            email: mayor@riverside.example
        steps:
          - write: mayor

        """
    static let page = """
        ---
        title: "Keep the footbridge open"
        summary: "The council decides on 1 December."
        ---
        Four hundred children cross the footbridge.

        """
    static let letter = """
        ---
        subject: "The footbridge ({name})"
        prompts:
          - "How often do you cross it?"
        ---
        My family and I cross the footbridge.

        {own_words}

        Please vote to repair it.

        Yours sincerely,

        """
    static let files = ["campaign.yaml": yaml, "page.en.md": page, "letters/mayor.en.md": letter]

    static func folder(_ texts: [String: String]) -> CampaignFolder {
        CampaignFolder(files: texts.mapValues { Array($0.utf8) })
    }

    /// Returns the diagnostics after every `old` in the files is replaced by `new`.
    static func messages(_ old: String, _ new: String, on day: Day? = nil) -> [String] {
        messages(files.mapValues { $0.replacing(old, with: new) }, on: day)
    }

    static func messages(_ texts: [String: String], on day: Day? = nil) -> [String] {
        readCampaign(folder(texts), on: day).diagnostics.map {
            #expect($0.isToldInFrench, "“\($0.text.pattern)” has no French text")
            return $0.description
        }
    }
}

extension Diagnostic {
    /// Whether its text has a French one. Mistakes of YAML itself have none: the desk makes none.
    var isToldInFrench: Bool {
        !text.pattern.contains(where: \.isLetter) || text.told(in: "fr") != text.english
    }
}

/// Tests typing errors in YAML, each with the one line that is printed for the error.
@Suite struct CampaignFaultTests {
    @Test func aSoundCampaignHasNone() {
        #expect(Riverside.messages(Riverside.files, on: Day("2026-11-26")) == [])
    }

    private static let title = "title: \"Keep the footbridge open\""

    @Test(arguments: [
        (
            "Footbridge: keep it open",
            "the text has a colon, which divides a key from its text, so it needs quotes: write `title: \"Footbridge: keep it open\"`"
        ),
        ("'Don't close it'", "the `'` inside the text ends the quote: write `title: \"Don't close it\"`"),
        (
            "\"Say \"no\" to it\"",
            "the `\"` inside the text ends the quote: write `title: 'Say \"no\" to it'`"
        ),
        (
            "\"Keep\" the bridge",
            "the text goes on after its quote, so the whole of it needs quotes: write `title: '\"Keep\" the bridge'`"
        ),
        ("\"Keep it", "the quote `\"` is not closed: write `title: \"Keep it\"`"),
        (
            "*Save* the bridge",
            "a text that begins with `*` needs quotes: write `title: \"*Save* the bridge\"`"
        ),
        ("&Save the bridge", "a text that begins with `&` needs quotes: write `title: \"&Save the bridge\"`"),
        ("& Sons", "a text that begins with `&` needs quotes: write `title: \"& Sons\"`"),
        (
            "!Stop the closure",
            "a text that begins with `!` needs quotes: write `title: \"!Stop the closure\"`"
        ),
        ("`Stop` it", "a text that begins with a backquote needs quotes: write `title: \"`Stop` it\"`"),
        ("%50 more", "a text that begins with `%` needs quotes: write `title: \"%50 more\"`"),
        ("@mayor, act", "a text that begins with `@` needs quotes: write `title: \"@mayor, act\"`"),
        (
            "[Save] the bridge",
            "a text that begins with `[` needs quotes: write `title: \"[Save] the bridge\"`"
        ),
        (
            "{Save} the bridge",
            "a text that begins with `{` needs quotes: write `title: \"{Save} the bridge\"`"
        ),
        ("> 400 children", "a text that begins with `>` needs quotes: write `title: \"> 400 children\"`"),
        ("| bar", "a text that begins with `|` needs quotes: write `title: \"| bar\"`"),
        ("- no", "a text that begins with `-` needs quotes: write `title: \"- no\"`"),
        (
            "#4 stays",
            "`title` is empty, for ` #` begins a comment: put the text in quotes, as `title: \"#4 stays\"`"
        ),
    ])
    func inATitle(_ written: String, _ message: String) {
        #expect(Riverside.messages(Self.title, "title: \(written)") == ["page.en.md:2: error: \(message)"])
    }

    @Test(arguments: [
        (
            "title: \"Keep", "title:\"Keep",
            "page.en.md:2: error: a space is missing after the colon: write `title: \"Keep the footbridge open\"`"
        ),
        (
            "title: \"Keep", "title \"Keep",
            "page.en.md:2: error: a colon is missing after `title`: write `title: \"Keep the footbridge open\"`"
        ),
        (
            "title: \"Keep", "title = \"Keep",
            "page.en.md:2: error: a colon is missing after `title`: write `title: \"Keep the footbridge open\"`"
        ),
        (
            "title: \"Keep", " title: \"Keep",
            "page.en.md:2: error: does not line up with line 3: write no space before `title: \"Keep the footbridge open\"`"
        ),
        (
            "title: \"Keep", "title:\u{A0}\"Keep",
            "page.en.md:2: error: the space after the colon is not a plain one: write `title: \"Keep the footbridge open\"`"
        ),
        (
            "summary: \"The council decides on 1 December.\"",
            "summary: The council decides\n  on line #4\n  and more",
            "page.en.md:3: error: the text goes on in line 5, so it needs quotes: write `summary: \"The council decides on line #4 and more\"`"
        ),
        (
            "summary: \"The council decides on 1 December.\"",
            "summary: The council decides.\n  What to do: write.",
            "page.en.md:3: error: the text has a colon, which divides a key from its text, so it needs quotes: write `summary: \"The council decides. What to do: write.\"`"
        ),
        (
            "summary:", "title: Again\nsummary:",
            "page.en.md:3: error: `title` is written twice, first in line 2: keep one of them"
        ),
        (
            "name: Ada", "name:Ada",
            "campaign.yaml:7: error: a space is missing after the colon: write `name: Ada Martin`"
        ),
        (
            "    gender", "\tgender",
            "campaign.yaml:8: error: is indented with a tab: write 4 spaces before `gender: feminine`"
        ),
        (
            "    name: Ada", "\tname: Ada",
            "campaign.yaml:7: error: is indented with a tab: write 4 spaces before `name: Ada Martin`"
        ),
        (
            "    name: Ada", "\u{A0}\u{A0}\u{A0}\u{A0}name: Ada",
            "campaign.yaml:7: error: is indented with spaces that do not count as such: write 4 spaces before `name: Ada Martin`"
        ),
        (
            "    gender", "     gender",
            "campaign.yaml:8: error: does not line up with line 7: write 4 spaces before `gender: feminine`"
        ),
        (
            "    gender", "   gender",
            "campaign.yaml:8: error: does not line up with line 7: write 4 spaces before `gender: feminine`"
        ),
        (
            "    gender", "  gender",
            "campaign.yaml:8: error: does not line up with line 9: write 4 spaces before `gender: feminine`"
        ),
        (
            "    name: Ada", "   name: Ada",
            "campaign.yaml:7: error: does not line up with line 8: write 4 spaces before `name: Ada Martin`"
        ),
        ("mayor:\n", "mayor\n", "campaign.yaml:6: error: a colon is missing after `mayor`: write `mayor:`"),
        (
            "- write", "-write",
            "campaign.yaml:14: error: a space is missing after the dash: write `- write: mayor`"
        ),
        (
            "write: mayor", "write:mayor",
            "campaign.yaml:14: error: a space is missing after the colon: write `write: mayor`"
        ),
        (
            "- write: mayor", "- write: mayor\n  letter: mayor",
            "campaign.yaml:15: error: does not line up with line 14: write 4 spaces before `letter: mayor`"
        ),
        (
            "slug: riverside", "slug riverside",
            "campaign.yaml:1: error: a colon is missing after `slug`: write `slug: riverside`"
        ),
        (
            "slug: riverside", "slug: riverside\n---",
            "campaign.yaml:2: error: a line of `---` ends the list of keys: take it out"
        ),
        (
            "slug: riverside", "slug: riverside\u{1}",
            "campaign.yaml:1: error: holds a control character: take it out"
        ),
        (
            "    email: mayor", "    email: a@b.example\n    email: mayor",
            "campaign.yaml:13: error: `email` is written twice, first in line 12: keep one of them"
        ),
    ])
    func inItsPlace(_ old: String, _ new: String, _ expected: String) {
        #expect(Riverside.messages(old, new) == [expected])
    }

    @Test(arguments: [
        ("{ en: Mayor of Riverside", "the `{` is not closed: write `office: { en: Mayor of Riverside }`"),
        (
            "{ en: Mayor of line #4 }",
            "what follows ` #` is a comment and no part of the text, so it needs quotes: write `office: { en: \"Mayor of line #4\" }`"
        ),
        (
            "{ en: Mayor: Riverside }",
            "the text has a colon, which divides a key from its text, so it needs quotes: write `office: { en: \"Mayor: Riverside\" }`"
        ),
        ("{ en: @mayor }", "a text that begins with `@` needs quotes: write `office: { en: \"@mayor\" }`"),
        (
            "{ en: 'Mayor o'Riverside' }",
            "the `'` inside the text ends the quote: write `office: { en: \"Mayor o'Riverside\" }`"
        ),
        ("{ en: \"Mayor }", "the quote `\"` is not closed: write `office: { en: \"Mayor\" }`"),
        ("{ en: [Mayor }", "a text that begins with `[` needs quotes: write `office: { en: \"[Mayor\" }`"),
        ("{ en:Mayor }", "a space is missing after the colon: write `en: Mayor`"),
        ("en: Mayor", "a text in each language stands in braces: write `office: { en: Mayor }`"),
        (
            "{ en: Mayor of Bath, Somerset }",
            "`targets.mayor.office.en` is cut at its comma: put the text in quotes, as `en: \"Mayor of Bath, Somerset\"`"
        ),
        ("{ en-GB: Mayor }", "unknown language `en-GB` in `targets.mayor.office`: write `en`"),
    ])
    func inBraces(_ written: String, _ message: String) {
        #expect(
            Riverside.messages("{ en: Mayor of Riverside }", written) == [
                "campaign.yaml:9: error: \(message)"
            ])
    }

    @Test(arguments: [
        (
            "subject: \"The footbridge ({name})\"", "subject: Bus line #4 ({name})",
            "letters/mayor.en.md:2: warning: `subject` ends before ` #4 ({name})`",
            "`\"Bus line #4 ({name})\"`"
        ),
        (
            "\"How often do you cross it?\"", "Why line #4?",
            "letters/mayor.en.md:4: warning: `prompts[1]` ends before ` #4?`", "`\"Why line #4?\"`"
        ),
        (
            "Ada Martin", "Ada #1 Martin",
            "campaign.yaml:7: warning: `targets.mayor.name` ends before ` #1 Martin`", "`\"Ada #1 Martin\"`"
        ),
        (
            title, "title: Say no to #21", "page.en.md:2: warning: `title` ends before ` #21`",
            "`\"Say no to #21\"`"
        ),
    ])
    func aCommentInAText(_ old: String, _ new: String, _ start: String, _ advice: String) {
        let expected = "\(start), for ` #` begins a comment: put the text in quotes, as \(advice)"
        #expect(Riverside.messages(old, new) == [expected])
    }

    @Test func aCommentBehindWhatOnlyPostbagReadsIsNone() {
        #expect(Riverside.messages("opens: 2026-11-01", "opens: 2026-11-01 # the first day") == [])
        #expect(Riverside.messages("\"Dear Mayor,\" }", "\"Dear Mayor,\" } # as she likes it") == [])
    }

    @Test func allFilesAreReadInOneGo() {
        var texts = Riverside.files.mapValues { $0.replacing("\n", with: "\r\n") }
        texts["campaign.yaml"] =
            "\u{FEFF}"
            + Riverside.yaml.replacing("Ada Martin", with: "@Ada").replacing(
                "reads: [en]", with: "reads: [en")
        texts["page.en.md"] = Riverside.page.replacing(Self.title, with: "title: A: B").replacing(
            "\n", with: "\r\n")
        texts["letters/mayor.en.md"] = Riverside.letter.replacing("prompts:", with: "prompts")
        #expect(
            Riverside.messages(texts) == [
                "campaign.yaml:7: error: a text that begins with `@` needs quotes: write `name: \"@Ada\"`",
                "campaign.yaml:11: error: the `[` is not closed: write `reads: [en]`",
                "letters/mayor.en.md:3: error: a colon is missing after `prompts`: write `prompts:`",
                "page.en.md:2: error: the text has a colon, which divides a key from its text, so it needs quotes: write `title: \"A: B\"`",
            ])
    }

    @Test func theOtherFilesAreReadWithoutCampaignYaml() {
        var texts = Riverside.files
        texts["campaign.yaml"] = nil
        texts["letters/mayor.en.md"] = Riverside.letter.replacing("{own_words}", with: "{own_wrds}")
        #expect(
            Riverside.messages(texts) == [
                "campaign.yaml: error: is missing: every campaign has one",
                "letters/mayor.en.md:8: error: unknown argument `{own_wrds}`: did you mean `{own_words}`?",
            ])
    }

    /// Tests that no text makes Postbag print the parser's own words.
    @Test func noWordsOfTheParser() {
        let signs = [
            "@", "`", "%", "*", "&", "!", "|", ">", "{", "}", "[", "]", ",", "#", "?", "-", ":", "\"", "'",
            "\\", "\t", "---", "...",
        ]
        let words = [
            "YAML", "token", "scalar", "indicator", "mapping values", "did not find", "block", "expected",
            "anchor", "alias",
        ]
        let places = ["Ada Martin", "\"Dear Mayor,\"", "\"How often do you cross it?\""]
        // Each pair of signs stands in one of the places.
        for (row, first) in signs.enumerated() {
            for (column, second) in signs.enumerated() {
                let place = places[(row + column) % places.count]
                let messages = Riverside.messages(place, "\(first)a b\(second) c")
                #expect(
                    !messages.contains { message in words.contains { message.contains($0) } },
                    "\(place): \(messages)")
            }
        }
    }
}
