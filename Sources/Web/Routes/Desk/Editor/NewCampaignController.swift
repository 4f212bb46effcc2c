import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The page on which a campaign begins: with a text, empty, or as a copy of another.
struct NewCampaignController: DeskController {
    let site: Site

    @Sendable func form(_ request: Request, _ context: DeskContext) async throws -> Response {
        let page = page(request, context)
        return try await request.answer(newCampaignPage(page, emptyForm(page, context)))
    }

    @Sendable func make(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws -> Response
    {
        let page = page(request, context, at: links.newCampaign)
        switch NewCampaignWay(rawValue: body["way"]) {
        case .paste: return try await paste(request, body, context, page)
        case .blank: return try await blank(request, body, context, page)
        case .copy: return try await copy(request, body, context, page)
        case .folder: return try await folder(request, body, context, page)
        case nil: return try await refused([:], [:], request, context, page)
        }
    }

    private func emptyForm(_ page: DeskPageContext, _ context: DeskContext) async throws -> NewCampaignForm {
        var form = NewCampaignForm(
            ways: Set(NewCampaignWay.allCases), languages: languages(page.language))
        form.readsWord = true
        let all = try await DeskOverview(services).campaigns(of: context.account, language: page.language)
        form.sources = all.filter(\.isManaged).map {
            .init(slug: $0.slug, title: $0.title, phase: $0.isDraft ? nil : $0.phase)
        }
        return form
    }

    /// The languages that pages can have, the reader's own first.
    private func languages(_ own: Language) -> [Language] {
        ([own] + InterfaceText.languagesByDefault).unique
    }

    /// Returns the page with what was typed, and what is wrong with it.
    private func refused(
        _ values: [String: String], _ issues: [String: [String]], _ request: Request, _ context: DeskContext,
        _ page: DeskPageContext
    ) async throws -> Response {
        var form = try await emptyForm(page, context)
        (form.values, form.issues) = (values, issues)
        return request.answer(newCampaignPage(page, form), status: .unprocessableContent)
    }
}

// Empty, or a copy.
extension NewCampaignController {
    private func blank(
        _ request: Request, _ body: FormBody, _ context: DeskContext, _ page: DeskPageContext
    ) async throws -> Response {
        let title = TypedText.line(body["title"].scalars(first: 1_000)) ?? ""
        let offered = languages(page.language)
        let chosen = body.all("languages").prefix(20).map { Language($0.scalars(first: 20)) }
            .filter(offered.contains)
        let languages = chosen.isEmpty ? [page.language] : chosen.unique
        var values = ["title": title]
        values["languages"] = languages.first?.tag
        guard !title.isEmpty else {
            return try await refused(values, ["title": [page.text(.newTitleMissing)]], request, context, page)
        }
        let slug = typedSlug(body) ?? title.slug ?? "campaign"
        let folder = try starter(slug, title, languages, context).folder
        return try await made(slug, folder, context) { issue in
            values["slug"] = slug
            return try await refused(values, ["slug": [page.text(issue)]], request, context, page)
        }
    }

    private func copy(
        _ request: Request, _ body: FormBody, _ context: DeskContext, _ page: DeskPageContext
    ) async throws -> Response {
        let from = body["from"].scalars(first: 100)
        let mine = try await DeskOverview(services).campaigns(of: context.account, language: page.language)
        let operators = operators(context)
        guard mine.contains(where: { $0.slug == from && $0.isManaged }),
            let source = try await operators.draft(from),
            let folder = try await operators.folder(of: from, at: source.revision)
        else {
            return try await refused([:], ["from": [page.text(.missing)]], request, context, page)
        }
        let slug = typedSlug(body) ?? "\(from)-2"
        var document = CampaignDocument(folder)
        try document.set(["slug"], slug)
        return try await made(slug, document.folder, context) { issue in
            try await refused(
                ["from": from, "slug": slug], ["slug": [page.text(issue)]], request, context, page)
        }
    }

    private func typedSlug(_ body: FormBody) -> String? {
        let slug = body["slug"].scalars(first: 100).trimmingSpaces
        return slug.isEmpty ? nil : slug
    }

    private func starter(_ slug: String, _ title: String, _ languages: [Language], _ context: DeskContext)
        -> StarterCampaign
    {
        StarterCampaign(
            slug: slug, title: title, languages: languages, organiser: context.account.name,
            email: context.account.email, opens: Day(services.environment.now()))
    }

    /// Makes the draft and leads to its first part. `refuse` answers when the slug cannot be had.
    private func made(
        _ slug: String, _ folder: CampaignFolder, _ context: DeskContext,
        refuse: (DeskTextKey) async throws -> Response
    ) async throws -> Response {
        let operators = operators(context)
        switch try await operators.makeDraft(slug, folder) {
        case .made: return .seeOther(links.deskPage(slug))
        case .taken: return try await refuse(.slugTaken)
        case .reserved: return try await refuse(.slugReserved)
        case .notASlug: return try await refuse(.slugWrong)
        case .refused: throw HTTPError(.contentTooLarge)
        }
    }
}

// From a text with everything in it.
extension NewCampaignController {
    private func paste(
        _ request: Request, _ body: FormBody, _ context: DeskContext, _ page: DeskPageContext
    ) async throws -> Response {
        var text = body["text"]
        if let file = body.files.first(where: { $0.field == "docx" }) {
            // A file that was chosen counts, and not what stands in the field above it.
            guard let word = try? WordFile(file.bytes) else {
                return try await refused(
                    ["text": text], ["docx": [page.text(.wordUnreadable)]], request, context, page)
            }
            text = word.text
        }
        let deed = body["do"].scalars(first: 40)
        guard let pasted = PastedText(text), !pasted.paragraphs.isEmpty, deed != "raw" else {
            let issue: DeskTextKey? = deed == "raw" ? nil : text.isEmpty ? .newTextMissing : .newTextTooLong
            let issues = issue.map { ["text": [page.text($0)]] } ?? [:]
            return try await refused(["text": text], issues, request, context, page)
        }
        var parts = PastedParts(pasted, body, offered: languages(page.language))
        if deed == "look" || parts.change(deed) {
            return request.answer(pastedPartsPage(page, parts.form(text, body, page.text)))
        }
        let title = TypedText.line(body["title"].scalars(first: 1_000)) ?? ""
        if !title.isEmpty { parts.parts.title = title }
        guard !parts.parts.title.isEmpty else {
            var form = parts.form(text, body, page.text)
            form.issues["title"] = [page.text(.newTitleMissing)]
            return request.answer(pastedPartsPage(page, form), status: .unprocessableContent)
        }
        let shown = parts
        parts.agree(body)
        let slug = typedSlug(body) ?? parts.parts.title.slug ?? "campaign"
        let languages = parts.languages(of: body)
        var starter = starter(slug, parts.parts.title, languages, context)
        starter.links = parts.links(body)
        return try await made(slug, try starter.folder(from: parts.parts), context) { issue in
            var form = shown.form(text, body, page.text)
            form.values["slug"] = slug
            form.issues["slug"] = [page.text(issue)]
            return request.answer(pastedPartsPage(page, form), status: .unprocessableContent)
        }
    }
}

// From a folder.
extension NewCampaignController {
    private func folder(
        _ request: Request, _ body: FormBody, _ context: DeskContext, _ page: DeskPageContext
    ) async throws -> Response {
        let refuse = { (told: String, values: [String: String]) in
            try await refused(values, ["zip": [told]], request, context, page)
        }
        guard let file = body.files.first(where: { $0.field == "zip" }) else {
            return try await refuse(page.text(.zipMissing), [:])
        }
        let folder: CampaignFolder
        do {
            folder = try CampaignFolder(zip: file.bytes)
        } catch {
            return try await refuse(page.text.zipRefusal(error), [:])
        }
        var document = CampaignDocument(folder)
        let written = document.text(["slug"])
        let slug = typedSlug(body) ?? (written.isSlug ? written : "campaign")
        if slug != written { try document.set(["slug"], slug) }
        return try await made(slug, document.folder, context) { issue in
            try await refuse("\(page.text(issue)) \(page.text(.zipAgain))", ["slug": slug])
        }
    }
}

extension DeskText {
    /// Tells why a folder cannot be read.
    fileprivate func zipRefusal(_ error: any Error) -> String {
        switch error {
        case CampaignFolderError.unknownFile(let name): self(.zipUnknownFile, ["file": quoted(name)])
        case CampaignFolderError.tooLarge(let name, _), ZipReader.Failure.tooLarge(let name):
            self(.zipTooLarge, ["file": quoted(name)])
        case CampaignFolderError.noFolder: self(.zipWithoutCampaign)
        case ZipReader.Failure.unsafe(let name): self(.zipUnsafe, ["file": quoted(name)])
        case ZipReader.Failure.tooManyEntries:
            self(.zipTooMany, ["count": shared.number(CampaignFolder.mostFiles)])
        default: self(.zipUnreadable)
        }
    }

    private func quoted(_ name: String) -> String { name.scalars(first: 100).isolated }
}
