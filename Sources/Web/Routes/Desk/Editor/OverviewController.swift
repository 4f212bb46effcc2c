import Actions
import Domain
import Hummingbird

/// The first page of a campaign at the desk.
struct OverviewController: DeskController {
    let site: Site

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        let address = desk.draft.live == nil ? nil : links.absolute(links.campaign(desk.slug))
        var overview = CampaignOverview(saved: desk.saved, checks: desk.checks, address: address)
        if let live = services.campaigns.newest(desk.slug)?.campaign {
            overview.figures = try await figures(of: live, request, context, desk.page)
        }
        return request.answer(overviewPage(desk.page, desk.heading, overview))
    }
}
