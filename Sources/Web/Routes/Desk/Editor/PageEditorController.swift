import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The page of a campaign, in the editor.
struct PageEditorController: DeskController {
    let site: Site

    /// Leads to the page in the first language that the account may change.
    @Sendable func first(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        guard let language = desk.languages.first(where: desk.mayChange) else { throw HTTPError(.notFound) }
        return .seeOther(links.deskPage(desk.slug, language))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        let part = PagePart(try desk.language(context))
        return request.answer(html(desk, part, desk.shown(part, form: newForm())))
    }

    @Sendable func save(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws -> Response
    {
        let desk = try await desk(request, context)
        let part = PagePart(try desk.language(context))
        let sent = SentPart(body)
        if sent.deed == "preview" {
            let text = HTML(trusted: Markdown.safeHTML(sent.fields["body"] ?? ""))
            return request.answer(html(desk, part, desk.state(of: sent), preview: text))
        }
        let view = view(desk, part)
        if let refusal = try await refusal(of: sent, part, desk, view, body, request) { return refusal }
        return saved(sent, desk, view)
    }

    private func html(
        _ desk: CampaignDesk, _ part: PagePart, _ state: EditorState, preview: HTML? = nil
    ) -> HTML {
        let first = desk.languages.first.flatMap { language in
            language == part.language ? nil : desk.document.page(language).map { (language, $0) }
        }
        let original = first.map { language, texts in
            (language: language, page: Page(title: texts.title, summary: texts.summary, body: texts.body))
        }
        var editor = PageEditor(language: part.language, original: original, preview: preview, state: state)
        editor.changeable = desk.changeable
        editor.addsLanguages = desk.context.has(.editParts)
        return pageEditorPage(desk.page, desk.heading, editor)
    }

    private func view(_ desk: CampaignDesk, _ part: PagePart) -> PartView {
        let text = desk.page.text
        let named = ["language": text.language.name(of: part.language)]
        let labels: [String: DeskTextKey] = [
            "title": .pageTitleIn, "summary": .pageSummaryIn, "body": .pageBodyIn,
        ]
        return PartView(
            place: .page, about: text(.railPage), path: links.deskPage(desk.slug, part.language),
            label: { name in (labels[name].map { text($0, named) } ?? name, part.language) },
            html: { html(desk, part, $0) })
    }
}

extension CampaignDesk {
    /// The languages that the account may change. Nil: all.
    var changeable: Set<Language>? {
        guard !context.has(.editParts), let membership = context.membership else { return nil }
        return Set(membership.languages)
    }

    func mayChange(_ language: Language) -> Bool { changeable?.contains(language) ?? true }

    /// The language that the path names. Throws 404 for one that the campaign does not have, or
    /// that the account may not change.
    fileprivate func language(_ context: DeskContext) throws -> Language {
        let language = Language(try context.visitor.parameters.require("language"))
        guard languages.contains(language), mayChange(language) else { throw HTTPError(.notFound) }
        return language
    }
}
