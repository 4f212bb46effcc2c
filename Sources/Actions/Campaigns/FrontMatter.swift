import Domain

/// A text file that begins with YAML between two lines of `---`.
struct FrontMatter {
    let head: YAMLMapping
    let body: Substring
    /// The line (from 1) on which the body begins.
    let bodyLine: Int

    init?(_ text: String, file: String, keys: [String], findings: Findings) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        func isFence(_ line: Substring) -> Bool { line.wholeMatch(of: /---\s*/) != nil }
        guard let first = lines.first, isFence(first), let end = lines.dropFirst().firstIndex(where: isFence) else {
            findings.error(file, 1, "begins with no front matter: write a line `---`, then `\(keys[0]): …`, then a line `---`")
            return nil
        }
        let yaml = lines[1..<end].joined(separator: "\n")
        guard let head = YAMLEntry.root(yaml, file: file, offset: 1, findings: findings)?.top(keys) else { return nil }
        self.head = head
        body = end + 1 < lines.count ? text[lines[end + 1].startIndex...] : ""
        bodyLine = end + 2
    }
}

/// `minister.fr.md` as the file names of a campaign folder are built: a name, a language, `md`.
struct TextFileName {
    let name: String
    let language: Language

    /// nil, with a finding, when no language of the campaign is in it.
    init?(_ path: String, _ languages: CampaignLanguages, _ findings: Findings) {
        let parts = (path.split(separator: "/").last ?? "").split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, !parts[0].isEmpty else {
            findings.error(path, nil, "its name has no language: call it \(parts[0]).\(languages.all.first ?? "en").md")
            return nil
        }
        (name, language) = (parts[0], Language(parts[1]))
        if !languages.known.contains(language) {
            findings.warning(
                path, nil, "is not used: `\(language)` is none of the campaign's languages (\(languages.known.map(\.tag).joined(separator: ", ")))")
            return nil
        }
    }
}
