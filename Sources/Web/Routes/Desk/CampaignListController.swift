import Actions
import Domain
import Hummingbird

/// The desk's first page: the campaigns that an account may see.
struct CampaignListController: DeskController {
    let site: Site

    @Sendable func list(_ request: Request, _ context: DeskContext) async throws -> Response {
        request.answer(campaignsPage(page(request, context, at: links.desk), []))
    }
}
