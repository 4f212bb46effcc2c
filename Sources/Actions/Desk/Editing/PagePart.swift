package import Domain

/// The page in one language: `title`, `summary` and `body`.
package struct PagePart: CheckedPart {
    package let language: Language

    package init(_ language: Language) { self.language = language }

    package func fields(of folder: CampaignFolder) -> [String: String] {
        guard let page = CampaignDocument(folder).page(language) else { return [:] }
        return ["title": page.title, "summary": page.summary, "body": page.body]
    }

    package func write(_ fields: [String: String], into folder: inout CampaignFolder) throws {
        try folder.edit { document in
            var page = document.page(language) ?? PageTexts()
            if let title = fields["title"] { page.title = title }
            if let summary = fields["summary"] { page.summary = summary }
            if let body = fields["body"] { page.body = body }
            try document.setPage(language, page)
        }
    }

    package func field(for diagnostic: Diagnostic, in folder: CampaignFolder) -> String? {
        guard diagnostic.file == CampaignDocument.pageFile(language) else { return nil }
        let first = DiagnosticPath(of: diagnostic, in: folder)?.parts.first
        return first.flatMap { ["title", "summary", "body"].contains($0) ? $0 : nil }
    }
}
