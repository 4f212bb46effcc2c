import Actions
import Domain
import Hummingbird

/// The first page of a campaign at the desk.
struct OverviewController: DeskController {
    let site: Site

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        let address = desk.draft.live == nil ? nil : links.absolute(links.campaign(desk.slug))
        let overview = CampaignOverview(saved: desk.saved, checks: desk.checks, address: address)
        return request.answer(overviewPage(desk.page, desk.heading, overview))
    }
}
