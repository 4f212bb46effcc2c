import Actions
import Domain
import Hummingbird

/// Who did what, in the whole site or in one campaign.
struct HistoryController: DeskController {
    let site: Site

    @Sendable func ofSite(_ request: Request, _ context: DeskContext) async throws -> Response {
        let page = page(request, context)
        return request.answer(siteHistoryPage(page, try await part(request, nil, context, page)))
    }

    @Sendable func ofCampaign(_ request: Request, _ context: DeskContext) async throws -> Response {
        let (campaign, page) = (try context.campaign, page(request, context))
        let part = try await part(request, campaign, context, page)
        return try await request.answer(campaignHistoryPage(page, heading(campaign, context, page), part))
    }

    private func part(
        _ request: Request, _ campaign: String?, _ context: DeskContext, _ page: DeskPageContext
    ) async throws -> HistoryPart {
        let before = request.uri.queryParameters["before"].flatMap { Int64(String($0).scalars(first: 30)) }
        let part = try await DeskHistory(services).part(
            of: campaign, for: context.account, before: before, language: page.language)
        guard let part else { throw HTTPError(.notFound) }
        return HistoryPart(
            part.lines,
            older: part.older.map { "\(links.deskHistory(campaign))?before=\($0)" })
    }
}
