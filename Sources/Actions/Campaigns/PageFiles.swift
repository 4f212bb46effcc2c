import Domain

/// The files `page.en.md` of a campaign folder.
struct PageFiles {
    private(set) var pages: [Language: Page] = [:]

    init(_ texts: [String: String], _ languages: CampaignLanguages, _ findings: Findings) {
        for (path, text) in texts where path.hasPrefix("page") {
            guard let name = TextFileName(path, languages, findings) else { continue }
            if name.name != "page" {
                findings.error(path, nil, "is no file of a campaign: call it page.\(name.language).md")
            } else {
                pages[name.language] = Self.page(text, path, findings)
            }
        }
        for language in languages.all where texts["page.\(language).md"] == nil {
            // Another language stands there, but somebody must say what the campaign is about.
            let file = "page.\(language).md"
            if pages.isEmpty {
                findings.error(file, nil, "is missing: write it, with a title and a summary")
            } else {
                findings.warning(file, nil, "is missing: the page stands there in another language")
            }
        }
    }

    private static func page(_ text: String, _ path: String, _ findings: Findings) -> Page? {
        guard let matter = FrontMatter(text, file: path, keys: ["title", "summary"], findings: findings) else { return nil }
        let title = matter.head.required("title", example: "…")?.line(longest: 150)
        let summary = matter.head.required("summary", example: "…")?.text()
        let body = String(matter.body)
        if body.allSatisfy(\.isWhitespace) {
            findings.warning(path, matter.bodyLine, "has no text below its front matter: write the case for acting there")
        }
        for objection in Markdown.objections(in: body) {
            report(objection, path, matter.bodyLine - 1 + objection.line, findings)
        }
        guard let title, let summary else { return nil }
        return Page(title: title, summary: summary, body: body)
    }

    private static func report(_ objection: Markdown.Objection, _ path: String, _ line: Int, _ findings: Findings) {
        switch objection.kind {
        case .picture(let address):
            findings.error(
                path, line,
                "the picture `\(address)` is not shown, for it would tell others who reads the page: use `picture` in campaign.yaml")
        case .rawHTML: findings.warning(path, line, "HTML is dropped: write Markdown")
        case .link(let address): findings.error(path, line, "the link `\(address)` is not kept: links begin with https:// or http://")
        }
    }
}
