import Domain

/// The letter files of a campaign folder, such as `letters/minister.fr.md`.
struct LetterFiles {
    static let keys = ["subject", "same_subject", "prompts"]

    private(set) var letters: [String: LetterText] = [:]
    /// Names of letters whose files exist but cannot be read.
    private(set) var faulty: Set<String> = []

    init(_ texts: [String: String], _ languages: CampaignLanguages, _ diagnostics: Diagnostics) {
        for (path, text) in texts.sorted(by: { $0.key < $1.key }) where path.hasPrefix("letters/") {
            guard let name = TextFileName(path, languages, diagnostics) else {
                faulty.insert(String(path.dropFirst("letters/".count).prefix { !".-_ ".contains($0) }))
                continue
            }
            guard name.name.wholeMatch(of: /[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?/) != nil else {
                diagnostics.error(
                    path, nil, "its name is not a key: use small letters a to z, digits and hyphens")
                continue
            }
            // A text with an error still counts as present, so that no diagnostic calls it missing.
            let version = Self.version(text, path, diagnostics) ?? .init(subject: "", paragraphs: [])
            letters[name.name, default: LetterText(key: name.name, versions: [:])].versions[name.language] =
                version
        }
    }

    private static func version(_ text: String, _ path: String, _ diagnostics: Diagnostics) -> LetterText
        .Version?
    {
        guard let matter = FrontMatter(text, file: path, keys: Self.keys, diagnostics: diagnostics) else {
            return nil
        }
        let check = PatternCheck(
            file: path, language: TextFileName.language(of: path), diagnostics: diagnostics)
        let subject = matter.head.required("subject", example: "…")
        let paragraphs = LetterParagraph.all(of: matter.body, from: matter.bodyLine)
        if let subject, let text = subject.bare() { check.run(text, from: subject.line ?? 1) }
        for paragraph in paragraphs where paragraph.isUnwritten {
            diagnostics.error(
                path, paragraph.line,
                "`{}` holds the place of a paragraph: write it here, or take it out in each language")
        }
        for paragraph in paragraphs where !paragraph.isUnwritten {
            check.run(paragraph.source, from: paragraph.line, isPlace: paragraph.isPlace)
        }
        for place in [LetterText.Version.ownWordsPlace, LetterText.Version.salutationPlace] {
            for again in paragraphs.filter({ $0.text == place }).dropFirst() {
                diagnostics.error(path, again.line, "`\(place)` stands twice: keep one")
            }
        }
        if !paragraphs.contains(where: { !$0.isPlace }) {
            diagnostics.error(path, matter.bodyLine, "has no text: write paragraphs separated by blank lines")
        }
        guard let subject = subject?.line() else { return nil }
        LetterWording(file: path, language: check.language, diagnostics: diagnostics).run(paragraphs)
        let prompts = matter.head["prompts"]?.lines() ?? []
        return .init(
            subject: subject, hasSameSubject: matter.head["same_subject"]?.flag() ?? false, prompts: prompts,
            paragraphs: paragraphs.map(\.text))
    }
}

extension TextFileName {
    fileprivate static func language(of path: String) -> Language {
        Language(path.split(separator: ".").dropLast().last.map(String.init) ?? "en")
    }
}

/// A paragraph of a letter file, and the line on which it begins.
struct LetterParagraph {
    var source: String
    var line: Int

    /// The text with wrapped lines joined. A line break stays before a list item and after two
    /// spaces or a backslash, as in Markdown.
    var text: String {
        source.split(separator: "\n").reduce("") { text, next in
            let line = next.drop { $0 == " " || $0 == "\t" }
            if text.isEmpty { return String(line) }
            let breaks = text.hasSuffix("  ") || text.hasSuffix("\\") || Self.beginsItem(line)
            let before = text.hasSuffix("\\") ? String(text.dropLast()) : text
            return before.trimmingSuffix(\.isWhitespace) + (breaks ? "\n" : " ") + line
        }.trimmingSuffix(\.isWhitespace)
    }

    /// Whether a line begins an item of a list.
    static func beginsItem(_ line: Substring) -> Bool {
        line.prefixMatch(of: listSign) != nil
    }

    /// Whether the paragraph is only a placeholder for own words or the salutation.
    var isPlace: Bool {
        [LetterText.Version.ownWordsPlace, LetterText.Version.salutationPlace].contains(text)
    }

    static func all(of body: Substring, from first: Int) -> [LetterParagraph] {
        var paragraphs: [LetterParagraph] = []
        var isOpen = false
        for (index, line) in body.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let alone = LetterParagraph(source: String(line), line: first + index)
            if line.allSatisfy(\.isWhitespace) {
                isOpen = false
            } else if isOpen, !alone.isPlace {
                paragraphs[paragraphs.count - 1].source += "\n" + line
            } else {
                paragraphs.append(alone)
                isOpen = !alone.isPlace
            }
        }
        return paragraphs
    }
}

extension String {
    fileprivate func trimmingSuffix(_ drop: (Character) -> Bool) -> String {
        var text = self[...]
        while let last = text.last, drop(last) { text.removeLast() }
        return String(text)
    }
}

private let listSign = SharedRegex(/[-*•–]\s|[0-9]+[.)]\s/)
