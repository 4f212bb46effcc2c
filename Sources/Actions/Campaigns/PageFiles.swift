import Domain

/// The page files of a campaign folder, such as `page.en.md`.
struct PageFiles {
    static let keys = ["title", "summary"]

    private(set) var pages: [Language: Page] = [:]

    init(_ texts: [String: String], _ languages: CampaignLanguages, _ diagnostics: Diagnostics) {
        var written: Set<Language> = []
        for (path, text) in texts.sorted(by: { $0.key < $1.key }) where path.hasPrefix("page") {
            guard let name = TextFileName(path, languages, diagnostics) else { continue }
            written.insert(name.language)
            if name.name != "page" {
                diagnostics.error(path, nil, "is not a file of a campaign: call it page.\(name.language).md")
            } else {
                pages[name.language] = Self.page(text, path, diagnostics)
            }
        }
        for language in languages.all where !written.contains(language) {
            // A page without a file is shown in another language, but at least one file must exist.
            let file = "page.\(language).md"
            if written.isEmpty {
                diagnostics.error(file, nil, "is missing: write it, with a title and a summary")
            } else {
                diagnostics.warning(file, nil, "is missing: the page stands there in another language")
            }
        }
    }

    private static func page(_ text: String, _ path: String, _ diagnostics: Diagnostics) -> Page? {
        guard let matter = FrontMatter(text, file: path, keys: Self.keys, diagnostics: diagnostics) else {
            return nil
        }
        let title = matter.head.required("title", example: "…")?.line(longest: 150)
        let summary = matter.head.required("summary", example: "…")?.prose()
        let body = String(matter.body)
        if body.allSatisfy(\.isWhitespace) {
            diagnostics.warning(
                path, matter.bodyLine, "has no text below its front matter: write the case for acting there")
        }
        checkBlanks(matter, path, diagnostics)
        for objection in Markdown.objections(in: body) {
            report(objection, path, matter.bodyLine - 1 + objection.line, diagnostics)
        }
        guard let title, let summary else { return nil }
        return Page(title: title, summary: summary, body: body)
    }

    /// Warns about blanks that nobody fills. Skips single words after `[`, `<`, `_` or `.`, because
    /// these signs have a meaning in Markdown.
    private static func checkBlanks(_ matter: FrontMatter, _ path: String, _ diagnostics: Diagnostics) {
        for (index, line) in matter.body.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        {
            guard let blank = Wording.placeholder(in: String(line)),
                !"[<_.".contains(blank.prefix(1)) || blank.contains(" ")
            else { continue }
            diagnostics.warning(
                path, matter.bodyLine + index,
                "`\(blank)` is a blank that nobody fills: write what belongs there, or take it out")
        }
    }

    private static func report(
        _ objection: Markdown.Diagnostic, _ path: String, _ line: Int, _ diagnostics: Diagnostics
    ) {
        switch objection.kind {
        case .picture(let address):
            diagnostics.error(
                path, line,
                "the picture `\(address)` is not shown, for it would tell others who reads the page: use `picture` in campaign.yaml"
            )
        case .rawHTML: diagnostics.warning(path, line, "HTML is dropped: write Markdown")
        case .code:
            diagnostics.warning(
                path, line, "begins with four spaces or a tab, which make it code: take them out")
        case .link(let address):
            diagnostics.error(
                path, line, "the link `\(address)` is not kept: links begin with https:// or http://")
        }
    }
}
