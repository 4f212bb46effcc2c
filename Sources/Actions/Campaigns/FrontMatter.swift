import Domain

private let fence = SharedRegex(/---\s*/)

/// A text file that begins with YAML between two lines of `---`.
struct FrontMatter {
    let head: YAMLMapping
    let body: Substring
    /// The line (from 1) on which the body begins.
    let bodyLine: Int

    init?(_ text: String, file: String, keys: [String], diagnostics: Diagnostics) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        func isFence(_ line: Substring) -> Bool { line.wholeMatch(of: fence) != nil }
        guard let first = lines.first, isFence(first), let end = lines.dropFirst().firstIndex(where: isFence)
        else {
            let (line, message) = Self.missing(lines, keys, hasFirst: lines.first.map(isFence) == true)
            diagnostics.error(file, line, message)
            return nil
        }
        let yaml = lines[1..<end].joined(separator: "\n")
        guard let head = YAMLEntry.root(yaml, file: file, offset: 1, diagnostics: diagnostics)?.top(keys)
        else { return nil }
        self.head = head
        body = end + 1 < lines.count ? text[lines[end + 1].startIndex...] : ""
        bodyLine = end + 2
    }

    /// Returns the line and the message of the error when a file has no front matter.
    private static func missing(_ lines: [Substring], _ keys: [String], hasFirst: Bool) -> (
        Int, DiagnosticText
    ) {
        let isDashes = { (line: Substring) in line.wholeMatch(of: /\s*[-–—―]{1,6}\s*/) != nil }
        if hasFirst {
            let end = lines.indices.dropFirst().first { number in
                !keys.contains { lines[number].hasPrefix($0) } && !lines[number].hasPrefix(" ")
            }
            if let wrong = lines.indices.dropFirst().first(where: { isDashes(lines[$0]) }) {
                return (
                    wrong + 1,
                    "the front matter ends with `\(lines[wrong].trimmingSpaces)`: write a line of three hyphens, `---`"
                )
            }
            return ((end ?? 0) + 1, "the front matter does not end: write a line `---` here, above the text")
        }
        if let first = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }), isDashes(lines[first]) {
            let isBlank = first > 0 && lines[first].wholeMatch(of: fence) != nil
            return (
                first + 1,
                isBlank
                    ? "the front matter begins on the first line: take the empty lines above out"
                    : "the front matter begins with `\(lines[first].trimmingSpaces)`: write a line of three hyphens, `---`"
            )
        }
        return (1, "begins with no front matter: write a line `---`, then `\(keys[0]): …`, then a line `---`")
    }
}

/// The name of a text file in a campaign folder: a name, a language and `md`, as `minister.fr.md`.
struct TextFileName {
    let name: String
    let language: Language

    /// Nil, with a diagnostic, when the file name has no language of the campaign.
    init?(_ path: String, _ languages: CampaignLanguages, _ diagnostics: Diagnostics) {
        let parts = (path.split(separator: "/").last ?? "").split(
            separator: ".", omittingEmptySubsequences: false
        ).map(String.init)
        guard parts.count == 3, !parts[0].isEmpty else {
            diagnostics.error(
                path, nil, "its name has no language: call it \(parts[0]).\(languages.all.first ?? "en").md")
            return nil
        }
        let (named, plain) = (Language(parts[1]), Language(Language(parts[1]).plainPrimary))
        let isPlain = languages.known.contains(named) || !languages.known.contains(plain)
        (name, language) = (parts[0], isPlain ? named : plain)
        if !isPlain {
            diagnostics.error(
                path, nil, "the campaign's language is `\(plain)`: call it \(parts[0]).\(plain).md")
        } else if !languages.known.contains(language) {
            diagnostics.warning(
                path, nil,
                "is not used: `\(language)` is none of the campaign's languages (\(languages.known.map(\.tag).joined(separator: ", ")))"
            )
            return nil
        }
    }
}
