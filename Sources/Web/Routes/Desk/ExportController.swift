import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// The files that an organiser takes out of a campaign.
struct ExportController: DeskController {
    let site: Site

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        return request.answer(html(desk, emptyForm(desk)))
    }

    /// Answers a form with the file itself.
    @Sendable func make(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws -> Response
    {
        let desk = try await desk(request, context)
        var form = emptyForm(desk)
        form.file = body["file"].scalars(first: 20)
        form.sheet = SheetStyle(rawValue: body["sheet"]) ?? .english
        form.why = (TypedText.line(body["why"].scalars(first: 1_000)) ?? "").scalars(first: 200)
        if form.file == "draft" { return try await folder(desk, draft: true) }
        guard let file = ExportFile(rawValue: form.file) else {
            return request.answer(html(desk, emptyForm(desk)), status: .unprocessableContent)
        }
        guard !file.hasNames || !form.why.isEmpty else {
            form.lacksPurpose = true
            return request.answer(html(desk, form), status: .unprocessableContent)
        }
        return try await answer(file, desk, form.sheet, purpose: file.hasNames ? form.why : "")
    }

    /// Answers with the file that the path names. `sheet` in the query chooses a kind of table, and
    /// `why` says what names are for.
    @Sendable func file(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        guard let file = ExportFile(named: try context.visitor.parameters.require("file")) else {
            throw HTTPError(.notFound)
        }
        var form = emptyForm(desk)
        form.file = file.rawValue
        if let style = request.uri.queryParameters["sheet"] {
            form.sheet = SheetStyle(rawValue: String(style)) ?? form.sheet
        }
        let why = request.uri.queryParameters["why"].map { String($0).scalars(first: 200) } ?? ""
        form.why = TypedText.line(why) ?? ""
        guard !file.hasNames || !form.why.isEmpty else {
            form.lacksPurpose = true
            return request.answer(html(desk, form), status: .unprocessableContent)
        }
        return try await answer(file, desk, form.sheet, purpose: file.hasNames ? form.why : "")
    }

    private func answer(
        _ file: ExportFile, _ desk: CampaignDesk, _ style: SheetStyle, purpose: String = ""
    ) async throws -> Response {
        if file == .folder { return try await folder(desk, draft: desk.draft.live == nil) }
        try await desk.operators.noteExport(file, of: desk.slug, purpose: purpose)
        let pieces = pieces(of: file, desk, style)
        let body = ResponseBody { writer in
            var pieces = pieces
            while let piece = try await pieces.next() { try await writer.write(ByteBuffer(bytes: piece)) }
            try await writer.finish(nil)
        }
        return download("\(desk.slug)-\(file.name)", file.contentType, body)
    }

    private func pieces(of file: ExportFile, _ desk: CampaignDesk, _ style: SheetStyle) -> any ExportPieces {
        let (slug, text) = (desk.slug, desk.page.text)
        guard file == .figures else {
            return ExportLetters(
                services, campaign: slug, file, ExportWords(text), style, render: site.renderMail)
        }
        let names = services.campaigns.newest(slug).map { FigureNames($0.campaign, services, text) }
        return ExportFigures(services, campaign: slug, ExportFigureWords(text, names), style)
    }

    private func folder(_ desk: CampaignDesk, draft: Bool) async throws -> Response {
        try await desk.operators.noteExport(.folder, of: desk.slug)
        let live = draft ? nil : desk.draft.live.map { -$0.version }
        let revision = live ?? desk.draft.revision
        guard let folder = try await desk.operators.folder(of: desk.slug, at: revision) else {
            throw HTTPError(.notFound)
        }
        let name = draft ? "\(desk.slug)-draft.zip" : "\(desk.slug).zip"
        return download(
            name, ExportFile.folder.contentType,
            ResponseBody(byteBuffer: ByteBuffer(bytes: folder.zipped(in: desk.slug))))
    }

    /// Shows the words of consent as they stand below the form of a letter by e-mail.
    private func emptyForm(_ desk: CampaignDesk) -> ExportForm {
        let campaign = services.campaigns.newest(desk.slug)?.campaign ?? desk.campaign
        let organiser = campaign?.publisher.name ?? desk.page.siteName ?? "…"
        let target = campaign?.targets.first?.name ?? ""
        let words = desk.page.text.shared(
            .consentSent, ["organiser": organiser, "target": target.isEmpty ? "…" : target])
        var form = ExportForm(
            isLive: desk.draft.live != nil, hasDraft: desk.draft.hasChanges,
            consent: (ConsentWords.version, words))
        // Where the decimal sign is a comma, spreadsheets separate cells with semicolons.
        if desk.page.language.primary != "en" { form.sheet = .semicolons }
        return form
    }

    private func html(_ desk: CampaignDesk, _ form: ExportForm) -> HTML {
        exportPage(desk.page, desk.heading, form)
    }
}

/// Returns an answer that a browser saves as a file. `name` is ASCII.
func download(_ name: String, _ contentType: String, _ body: ResponseBody) -> Response {
    var headers = HTTPFields()
    headers[.contentType] = contentType
    headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    headers[.cacheControl] = "no-store"
    return Response(status: .ok, headers: headers, body: body)
}
