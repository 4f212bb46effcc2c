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
        let all = services.campaigns.all.map(\.campaign.slug)
        return try await change(body, SupporterView(campaign: nil), in: all, request, context)
    }

    private func change(
        _ body: FormBody, _ asked: SupporterView, in campaigns: [String], _ request: Request,
        _ context: DeskContext
    ) async throws -> Response {
        let supporter = OneSupporter(services, actor: .account(context.account))
        var view = asked
        view.email = (TypedText.line(body["email"].scalars(first: 1_000)) ?? "").scalars(first: 300)
        guard !view.email.isEmpty else { return try await show(view, request, context) }
        if body["do"] == "erase" { view.erased = try await supporter.erase(view.email, in: campaigns) }
        let found = try await supporter.find(view.email, in: campaigns)
        let news = try await supporter.news(view.email, in: campaigns)
        if body["do"] == "take" { return file(found, news) }
        view.news = news.map(\.campaign)
        if view.erased == nil || !found.isEmpty || !view.news.isEmpty { view.found = found }
        return try await show(view, request, context)
    }

    private func file(
        _ found: [OneSupporter.Found], _ news: [(campaign: String, subscriber: NewsSubscriber)]
    ) -> Response {
        var array = JSONLetters()
        var bytes = array.head()
        for letter in found { array.append(letter.exported, letter.deliveries, to: &bytes) }
        for (campaign, subscriber) in news { array.append(subscriber, of: campaign, to: &bytes) }
        let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes + array.end()))
        return download("supporter.json", ExportFile.json.contentType, body)
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

extension OneSupporter.Found {
    fileprivate var exported: ExportedLetter {
        let draft = letter.draft
        return ExportedLetter(
            id: letter.id, written: letter.writtenAt, confirmed: letter.confirmedAt, step: draft.step,
            target: letter.target, member: letter.addressee?.name ?? "",
            seat: letter.addressee?.seat.name ?? "", language: draft.language.tag, country: draft.country,
            place: letter.place?.name ?? "", name: draft.name, email: draft.email, postcode: draft.postcode,
            address: draft.address.joined(separator: "\n"), words: draft.words, ownOnly: draft.ownOnly,
            wantsNews: draft.updates, consent: consent, status: letter.status, isErased: false)
    }
}
