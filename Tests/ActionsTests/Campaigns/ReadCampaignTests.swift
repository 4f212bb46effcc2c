import Domain
import Testing

@testable import Actions

@Suite struct ReadCampaignTests {
    static let yaml = """
        slug: calais
        languages: [en, fr]
        organiser: { name: Harbour, email: post@harbour.example, privacy: "https://harbour.example/privacy" }
        opens: 2016-10-27
        targets:
          minister:
            name: Bernard Cazeneuve
            gender: masculine
            office: { en: Minister, fr: Ministre de l'Intérieur }
            salutation: { en: "Dear Minister,", fr: "Monsieur le Ministre," }
            reads: [fr]
            email: ministre@interieur.example
            handles: { x: "@minister" }
          mp: { representative: uk-house-of-commons }
        steps:
          - write: minister
            send_readings: true
          - post: minister
            text: { en: Act, fr: Agissez }
          - write: mp
            letter: minister
            key: tell-mp
          - link: { en: Credit, fr: Crédit }
            url: https://credit.example
          - share: { en: I wrote, fr: J'ai écrit }
        """
    static let page = "---\ntitle: Calais\nsummary: Write\n---\n# Now\n\nText.\n"
    static let french =
        "---\nsubject: L'appel ({name})\nprompts: [Pourquoi ?]\n---\nJe suis\nà {place}.\n\n- un\n- deux\n{own_words}\nCordialement,\n"
    static let english =
        "---\nsubject: The call ({name})\n---\nI am in {place}.\n\n- one\n- two\n\nYours sincerely,\n"

    static func folder(_ changes: [String: String?] = [:], replacing old: String = "", with new: String = "")
        -> CampaignFolder
    {
        var texts: [String: String?] = [
            "campaign.yaml": old.isEmpty ? yaml : yaml.replacing(old, with: new), "page.en.md": page,
            "page.fr.md": page,
            "letters/minister.fr.md": french,
            "letters/minister.en.md": english,
        ]
        texts.merge(changes) { $1 }
        return CampaignFolder(files: texts.compactMapValues { $0.map { Array($0.utf8) } })
    }

    private func messages(_ folder: CampaignFolder) -> [String] {
        readCampaign(folder).diagnostics.map {
            #expect($0.isToldInFrench, "“\($0.text.pattern)” has no French text")
            return $0.description
        }
    }

    @Test func readsAWholeCampaign() throws {
        let reading = readCampaign(Self.folder())
        #expect(reading.diagnostics == [])
        let campaign = try #require(reading.campaign)
        #expect(
            campaign.slug == "calais" && campaign.languages == ["en", "fr"]
                && campaign.opens == Day("2016-10-27") && campaign.closes == nil)
        #expect(campaign.targets.map(\.key) == ["minister", "mp"])
        #expect(campaign.target("minister")?.handles == Handles(["x": "minister"]))
        #expect(
            campaign.steps.map(\.key) == ["write-minister", "post-minister", "tell-mp", "link-1", "share-1"])
        #expect(
            campaign.steps[0].write == Step.Write(target: "minister", letter: "minister", sendReadings: true))
        #expect(campaign.channels(of: try #require(campaign.steps[2].write)) == [.writetothem])
        #expect(
            campaign.letters["minister"]?.versions["fr"]?.paragraphs == [
                "Je suis à {place}.", "- un\n- deux", "{own_words}", "Cordialement,",
            ])
        #expect(campaign.letters["minister"]?.versions["fr"]?.prompts == ["Pourquoi ?"])
        #expect(campaign.pages["en"] == Page(title: "Calais", summary: "Write", body: "# Now\n\nText.\n"))
    }

    @Test(arguments: [
        (
            "slug: calais", "slug: desk",
            "campaign.yaml:1: error: the slug `desk` is one of Postbag's own addresses: choose another"
        ),
        (
            "slug: calais", "slug: Calais!",
            "campaign.yaml:1: error: `Calais!` is not a key: write small letters a to z, digits and hyphens, at most 64"
        ),
        ("slug: calais\n", "", "campaign.yaml:1: error: `slug` is missing: write `slug: calais`"),
        (
            "[en, fr]", "[en, fr, cy]",
            "campaign.yaml:2: error: Postbag has no interface texts in `cy`: use some of ar, en, fr"
        ),
        (
            "2016-10-27", "27 October",
            "campaign.yaml:4: error: `opens`: `27 October` is not a date: write it as 2016-10-27"
        ),
        (
            "opens: 2016-10-27", "opens: 2016-10-27\ncloses: 2016-10-26",
            "campaign.yaml:5: error: `closes` (2016-10-26) is before `opens` (2016-10-27)"
        ),
        (
            "opens:", "openns: 1\nopens:",
            "campaign.yaml:4: error: unknown key `openns`: did you mean `opens`?"
        ),
        (
            "salutation:", "salutatoin:",
            "campaign.yaml:10: error: unknown key `salutatoin`: did you mean `salutation`?"
        ),
        (
            "post@harbour.example", "harbour",
            "campaign.yaml:3: error: `organiser.email`: `harbour` is not an e-mail address: write it as name@example.org"
        ),
        (
            "https://harbour.example/privacy", "javascript:alert(1)",
            "campaign.yaml:3: error: `organiser.privacy`: `javascript:alert(1)` is not a link: write a whole address, as https://example.org/page (only http and https)"
        ),
        (
            "gender: masculine", "gender: masculin",
            "campaign.yaml:8: error: `targets.minister.gender`: unknown `masculin`: did you mean `masculine`?"
        ),
        (
            "reads: [fr]", "reads: [de]",
            "campaign.yaml:16: error: `minister` reads de: write letters/minister.de.md"
        ),
        (
            "- write: minister", "- wrte: minister",
            "campaign.yaml:16: error: a step is one of write, post, link, share; did you mean `write` by `wrte`?"
        ),
        (
            "- write: minister", "- write: ministre",
            "campaign.yaml:16: error: there is no target `ministre`: did you mean `minister`?"
        ),
        (
            "letter: minister", "letter: mnister",
            "campaign.yaml:21: error: there is no letter `mnister`: did you mean `minister`?"
        ),
        (
            "key: tell-mp", "key: write-minister",
            "campaign.yaml:22: error: two steps have the key `write-minister`: give one of them another, as `key: write-minister-again`"
        ),
        (
            "send_readings: true", "by: [form, post]",
            "campaign.yaml:17: error: `minister` cannot be reached by form, post: write one of them under the target, or another in `by`"
        ),
        (
            "text: { en: Act", "text: { xx: Act",
            "campaign.yaml:19: error: unknown language `xx` in `steps[2].text`: this campaign has en, fr"
        ),
        (
            "url: https://credit.example", "link_url: x",
            "campaign.yaml:24: error: unknown key `link_url`: known are key, link, url"
        ),
    ])
    func reportsErrors(old: String, new: String, expected: String) {
        let folder = Self.folder(replacing: old, with: new)
        let messages = messages(folder)
        #expect(messages.contains(expected), "\(messages.joined(separator: "\n"))")
        #expect(readCampaign(folder).campaign == nil)
    }

    @Test func needsAChannel() {
        let yaml = Self.yaml.replacing("    email: ministre@interieur.example\n", with: "").replacing(
            "    handles: { x: \"@minister\" }\n", with: "")
        let expected =
            "campaign.yaml:6: error: `minister` can be reached by no channel: write `email: …`, `form: …`, `post: …` or `handles: …`"
        #expect(messages(Self.folder(["campaign.yaml": yaml])).contains(expected))
    }

    static let head = "---\nsubject: S {name}\n---\n"

    @Test(arguments: [
        ("A {plaice}.", "error: unknown argument `{plaice}`: did you mean `{place}`?"),
        (
            "A\nb {writer, select, feminine {a}}",
            "error: `{writer, select, …}` has no `other`: add `other {…}`"
        ),
        (
            "A {writer}",
            "error: `{writer}` is not text: write `{writer, select, feminine {…} masculine {…} other {…}}`"
        ),
        (
            "En tant que {citoyenne}.",
            "error: unknown argument `{citoyenne}`: for words that agree with the writer, write `{citoyenne|citoyen|citoyen·ne}`"
        ),
        (
            "Je suis {prête}.",
            "error: `{prête` is not an argument: for words that agree with the writer, write `{prête|prêt|prêt·e}`"
        ),
        (
            "Je suis {un ami}.",
            "error: `{un ami` is not an argument: braces hold a name, as in `{name}`, or words that agree with the writer, as in `{citoyenne|citoyen}`"
        ),
        ("{a|b|c|d}", "error: `{a|b|c|d}` has more than three forms: write `{feminine|masculine|other}`"),
        ("A {own_words} b", "error: `{own_words}` stands on a line of its own"),
        ("A {", "error: a `{` is never closed: write `}` where it ends"),
        ("A }", "error: a `}` closes nothing: take it out"),
        (
            "{writer, select, feminin {a} other {b}}",
            "error: `feminin` in `{writer, select, …}` is never chosen: did you mean `feminine`?"
        ),
        (
            "{writer, plural, other {b}}",
            "error: `{writer, plural, …}` needs a number, and letters have none: use `select`"
        ),
        (
            "près de {place}",
            "warning: `de {place}`: whether this word is right depends on what follows; write the sentence so that it does not"
        ),
        (
            "d'{place}",
            "warning: `d'{place}`: whether this word is right depends on what follows; write the sentence so that it does not"
        ),
        (
            "d’{place}",
            "warning: `d’{place}`: whether this word is right depends on what follows; write the sentence so that it does not"
        ),
        ("l''eau", "warning: `''` leaves as two apostrophes: write one, it is never a quote here"),
    ])
    func checksPatterns(paragraph: String, expected: String) {
        let line = paragraph.hasPrefix("A\n") ? 7 : 6
        let folder = Self.folder([
            "letters/minister.fr.md": Self.head + "Un.\n\n" + paragraph + "\n\nCordialement,\n",
            "letters/minister.en.md": Self.head + "1\n\n2\n\nRegards,",
        ])
        let reading = readCampaign(folder)
        #expect(reading.diagnostics.map(\.description) == ["letters/minister.fr.md:\(line): \(expected)"])
        #expect((reading.campaign == nil) == expected.hasPrefix("error"))
    }

    @Test(
        arguments: [
            (
                "letters/minister.en.md", head + "One.\n",
                "letters/minister.en.md:4: error: has 1 paragraph and letters/minister.fr.md has 3: give both the same, separated by blank lines"
            ),
            (
                "letters/minister.en.md", head + "One.\n\nTwo.\n\nThree.\n\nFour.\n",
                "letters/minister.en.md:10: error: has 4 paragraphs and letters/minister.fr.md has 3: give both the same, separated by blank lines"
            ),
            (
                "letters/other.fr.md", head + "Un.\n",
                "letters/other.fr.md: warning: no step uses this letter: write `letter: other` in one"
            ),
            (
                "letters/minister.md", head + "x",
                "letters/minister.md: error: its name has no language: call it minister.en.md"
            ),
            (
                "letters/minister.de.md", head + "x",
                "letters/minister.de.md: warning: is not used: `de` is none of the campaign's languages (en, fr)"
            ),
            (
                "letters/minister.fr.md", "Un.",
                "letters/minister.fr.md:1: error: begins with no front matter: write a line `---`, then `subject: …`, then a line `---`"
            ),
            (
                "letters/minister.fr.md", "---\nsubjct: S\n---\nUn.",
                "letters/minister.fr.md:2: error: unknown key `subjct`: did you mean `subject`?"
            ),
            (
                "letters/minister.fr.md", nil,
                "campaign.yaml:16: error: `minister` reads fr: write letters/minister.fr.md"
            ),
            ("page.en.md", nil, "page.en.md: warning: is missing: the page stands there in another language"),
            ("page.fr.md", nil, "page.fr.md: warning: is missing: the page stands there in another language"),
            (
                "page.en.md", page + "\n![](https://t.example/x.png)\n",
                "page.en.md:9: error: the picture `https://t.example/x.png` is not shown, for it would tell others who reads the page: use `picture` in campaign.yaml"
            ),
            ("page.en.md", page + "<b>x</b>", "page.en.md:8: warning: HTML is dropped: write Markdown"),
            (
                "campaign.yaml", "slug: [",
                "campaign.yaml:1: error: cannot be read: look at the spaces before it, its colon, its quotes and its brackets"
            ),
            ("campaign.yaml", nil, "campaign.yaml: error: is missing: every campaign has one"),
        ] as [(String, String?, String)])
    func checksFiles(path: String, text: String?, expected: String) {
        let messages = messages(Self.folder([path: text]))
        #expect(messages.contains(expected), "\(messages.joined(separator: "\n"))")
    }

    @Test func reportsAllAtOnce() {
        let folder = Self.folder(
            ["letters/minister.fr.md": Self.head + "{a}\n\n{b}\n\nc }"], replacing: "2016-10-27", with: "soon"
        )
        #expect(readCampaign(folder).diagnostics.count { $0.severity == .error } == 4)
    }

    @Test(arguments: ["page.en.md", "page.fr.md", "letters/minister.fr.md"]) func whatIsNotInUTF8IsNotMissing(
        _ path: String
    ) {
        var folder = Self.folder()
        folder.files[path]?.append(contentsOf: [0xE9, 10])
        let line = folder.files[path]?.split(separator: 10, omittingEmptySubsequences: false).count ?? 0
        #expect(
            messages(folder) == ["\(path):\(line - 1): error: is not in UTF-8: save it with that encoding"])
    }

    @Test func anUnknownArgumentIsOneFault() {
        let folder = Self.folder([
            "letters/minister.fr.md": Self.head + "Je {nam} suis.\n\nDeux.\n\nCordialement,\n"
        ])
        #expect(
            messages(folder) == [
                "letters/minister.fr.md:4: error: unknown argument `{nam}`: did you mean `{name}`?"
            ])
    }

    @Test func needsAPageInSomeLanguage() {
        let messages = messages(Self.folder(["page.en.md": nil, "page.fr.md": nil]))
        #expect(messages.contains("page.en.md: error: is missing: write it, with a title and a summary"))
    }

    @Test func takesWindowsFiles() {
        let crlf = Self.folder().files.mapValues {
            Array(("\u{FEFF}" + String(decoding: $0, as: UTF8.self)).replacing("\n", with: "\r\n").utf8)
        }
        let reading = readCampaign(CampaignFolder(files: crlf))
        #expect(reading.diagnostics == [])
        #expect(reading.campaign == readCampaign(Self.folder()).campaign)
    }
}
