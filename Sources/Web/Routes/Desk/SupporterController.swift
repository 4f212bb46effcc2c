import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// What is kept of one supporter, in a campaign or in all of them.
struct SupporterController: DeskController {
    let site: Site

    @Sendable func ofCampaign(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await show(SupporterView(campaign: try context.campaign), request, context)
    }

    @Sendable func ofSite(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await show(SupporterView(campaign: nil), request, context)
    }

    @Sendable func changeCampaign(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let slug = try context.campaign
        return try await change(body, SupporterView(campaign: slug), in: [slug], request, context)
    }

    @Sendable func changeSite(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        try await change(body, SupporterView(campaign: nil), in: nil, request, context)
    }

    private func change(
        _ body: FormBody, _ asked: SupporterView, in campaigns: [String]?, _ request: Request,
        _ context: DeskContext
    ) async throws -> Response {
        let supporter = OneSupporter(services, actor: .account(context.account))
        var view = asked
        view.email = (TypedText.line(body["email"].scalars(first: 1_000)) ?? "").scalars(first: 300)
        guard !view.email.isEmpty else { return try await show(view, request, context) }
        if body["do"] == "erase" { view.erased = try await supporter.erase(view.email, in: campaigns) }
        if body["do"] == "take" {
            let file = try await supporter.file(view.email, in: campaigns)
            let content = ResponseBody(byteBuffer: ByteBuffer(bytes: file))
            return download("supporter.json", ExportFile.json.contentType, content)
        }
        let found = try await supporter.find(view.email, in: campaigns)
        let news = try await supporter.news(view.email, in: campaigns)
        view.news = news.map(\.campaign)
        if view.erased == nil || !found.isEmpty || !view.news.isEmpty { view.found = found }
        return try await show(view, request, context)
    }

    private func show(_ view: SupporterView, _ request: Request, _ context: DeskContext) async throws
        -> Response
    {
        let page = page(request, context, at: links.deskSupporter(view.campaign))
        guard let slug = view.campaign else { return request.answer(supporterPage(page, nil, view)) }
        let heading = try await heading(slug, context, page)
        return request.answer(supporterPage(page, heading, view))
    }
}
