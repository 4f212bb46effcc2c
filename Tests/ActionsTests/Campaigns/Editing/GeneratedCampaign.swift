import Domain
import Foundation

@testable import Actions

/// Makes campaigns with difficult texts, the same ones for the same seed.
struct GeneratedCampaign {
    private var state: UInt64
    private var languages: [Language] = []

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    /// The next number of SplitMix64, below `limit`.
    private mutating func number(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }

    private mutating func isHeads() -> Bool { number(2) == 0 }
    private mutating func maybe<Value>(_ value: Value) -> Value? { isHeads() ? value : nil }

    private mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var (left, result) = (elements, [Element]())
        while !left.isEmpty { result.append(left.remove(at: number(left.count))) }
        return result
    }

    private static let words = [
        "a", "it’s", "don't", "\"so\"", "'x'", "a: b", "c:", "#1", "x # y", "{", "}", "[b]", "- d", "— e",
        "?",
        "!", "&c", "*d*", "@me", "%", "`f`", "|", ">", "~", "null", "yes", "08:00", "😀", "👩‍👩‍👧", "عربي", "،",
        "\\",
        "\\n", "C:\\x", "é", "e\u{301}", "l’été\u{202F}!", "«\u{A0}oui\u{A0}»", "\t", "0x1F", "1,000", ",",
        "=", "---",
        "...", "<b>", "\u{200F}", "\u{FEFF}z", "\u{85}z", "\u{2028}z", "{{x}}", "''", "\"\"", "a,b",
        "http://a.b/#c",
    ]

    mutating func line() -> String { text(Self.words) }

    private mutating func text(_ words: [String]) -> String {
        let text = (0...number(6)).map { _ in words[number(words.count)] }.joined(separator: " ")
        let trimmed = text.trimmedField
        return trimmed.isEmpty ? "x" : trimmed
    }

    private mutating func prose() -> String {
        (0...number(3)).map { _ in number(5) == 0 ? "" : (isHeads() ? "  " : "") + line() }
            .joined(separator: "\n").trimmedField + "."
    }

    private mutating func localized(_ make: (inout Self) -> String = { $0.line() }) -> Localized {
        var texts: [Language: String] = [:]
        for language in languages where texts.isEmpty || number(5) > 0 { texts[language] = make(&self) }
        return Localized(texts)
    }

    mutating func campaign(pictures: [String]) -> Campaign {
        languages = Array(shuffled(["en", "fr", "ar"] as [Language]).prefix(1 + number(3)))
        let targets = (0...number(3)).map { target("t\($0)") }
        let letters = Dictionary(uniqueKeysWithValues: (0...number(2)).map { ("l-\($0)", letter("l-\($0)")) })
        var steps = targets.enumerated().flatMap { asks($0.offset, $0.element, letters.keys.sorted()) }
        steps.append(Step(key: "link", action: .link(label: localized(), url: "https://a.example/?b=c#d")))
        steps.append(Step(key: "share", action: .share(text: localized { $0.prose() })))
        steps = shuffled(steps)
        var pages: [Language: Page] = [:]
        for language in languages where pages.isEmpty || number(3) > 0 { pages[language] = page() }
        return Campaign(
            slug: "c-\(number(1_000))", languages: languages,
            publisher: Publisher(
                name: line(), email: "o.\(number(9))@example.org", privacy: "https://a.example/p?q='\"",
                imprint: maybe("http://a.example/#i")),
            opens: Day("2016-10-27") ?? Day(.distantPast), closes: maybe(Day("2016-11-30")).flatMap(\.self),
            country: maybe("GB"),
            picture: maybe(Picture(file: pictures[number(pictures.count)], description: localized())),
            targets: targets, steps: steps, pages: pages, letters: letters)
    }

    private mutating func page() -> Page {
        let words = Self.words.filter { !$0.contains(/[\[<]/) } + ["\n", "\n\n", "## H\n", "  \n", "- i\n"]
        let lead = isHeads() ? "\n\n" : ""
        let end = isHeads() ? "\n" : ""
        return Page(
            title: String(line().prefix(100)).trimmedField, summary: prose(), body: lead + text(words) + end)
    }

    private mutating func target(_ key: String) -> Target {
        var target = Target(key: key, reads: languages)
        target.isRetired = number(8) == 0
        target.links = (0..<number(3)).map {
            Link(label: localized(), url: "https://l.example/\($0)?a, b=[c]".replacing(" ", with: ""))
        }
        if isHeads() {
            target.hours = Hours(
                zone: "Europe/Paris", from: maybe(number(600)), to: maybe(700 + number(740)),
                perHour: maybe(1 + number(900)))
        }
        if number(4) == 0 {
            target.representative = "uk-house-of-commons"
            if isHeads() { (target.office, target.salutation) = (localized(), localized()) }
            return target
        }
        target.name = line()
        target.gender = Gender.allCases[number(3)]
        (target.office, target.salutation) = (localized(), localized())
        target.reads = shuffled(languages)
        target.email = "t+\(number(99))@example.org"
        target.form = maybe(WebForm(url: "https://f.example", limit: maybe(1 + number(9_999))))
        target.post = (0..<number(4)).map { _ in line() }
        target.handles = Handles(
            isHeads() ? ["x": "name_1", "mastodon": "@a@b.example", "bluesky": "n.ex"] : [:])
        return target
    }

    private mutating func asks(_ index: Int, _ target: Target, _ letters: [String]) -> [Step] {
        let isMember = target.representative != nil
        let by = shuffled([.email] + (isMember ? [.writetothem] : [.form]) as [Channel])
        let write = Step.Write(
            target: target.key, letter: letters[number(letters.count)], by: by,
            needsPostalAddress: isMember || isHeads(), sendReadings: isHeads(),
            did: isHeads() ? localized() : [:])
        let post = Step(
            key: "post-\(index)", action: .post(target: target.key, text: localized { $0.prose() }))
        return [Step(key: "write-\(index)", action: .write(write))]
            + (target.handles.byNetwork.isEmpty ? [] : [post])
    }

    private mutating func letter(_ key: String) -> LetterText {
        let count = 1 + number(4)
        var versions: [Language: LetterText.Version] = [:]
        for language in languages where versions.isEmpty || number(4) > 0 {
            var paragraphs = (0..<count).map { _ in paragraph() }
            if isHeads() { paragraphs.insert("{own_words}", at: number(count + 1)) }
            if number(4) == 0 { paragraphs.insert("{salutation}", at: number(paragraphs.count + 1)) }
            versions[language] = .init(
                subject: pattern(), hasSameSubject: number(4) == 0,
                prompts: (0..<number(3)).map { _ in line() }, paragraphs: paragraphs)
        }
        return LetterText(key: key, versions: versions)
    }

    private mutating func pattern() -> String {
        text(
            Self.words.filter { !$0.contains(/[{}]/) } + [
                "{name}", "{place},", "{writer, select, feminine {a # 'b'} masculine {c: d} other {e \\ f}}",
                "{target, select, feminine {Madame} other {Monsieur}}", "{date}", "l’{office}",
            ])
    }

    private mutating func paragraph() -> String {
        (0...number(3)).map { _ in (isHeads() ? "- " : "") + pattern() }.joined(separator: "\n")
    }
}
