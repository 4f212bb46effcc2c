import Actions
import Domain
import Foundation
import Hummingbird

/// The figures of a campaign, which its page shows and renews.
struct FiguresController: DeskController {
    let site: Site

    /// Answers with the part of the page that renews itself.
    @Sendable func live(_ request: Request, _ context: DeskContext) async throws -> Response {
        let slug = try context.campaign
        guard let campaign = services.campaigns.newest(slug)?.campaign else { throw HTTPError(.notFound) }
        let page = page(request, context)
        return try await request.answer(
            liveFigures(page, slug, figures(of: campaign, request, context, page)))
    }
}

extension DeskController {
    /// Returns the figures of a campaign that is published.
    func figures(
        of campaign: Campaign, _ request: Request, _ context: DeskContext, _ page: DeskPageContext
    ) async throws -> FiguresView {
        let query = request.uri.queryParameters
        let figures = await DeskFigures(services).panels(
            of: campaign.slug, zone: campaign.deskZone, byHour: query["by"] == "hour")
        var view = FiguresView(figures)
        let names = FigureNames(campaign, services, page.text)
        (view.writing, view.steps) = (names.writing, names.steps)
        (view.targets, view.houses) = (names.targets, names.houses)
        view.address = links.absolute(links.campaign(campaign.slug))
        view.seesLetters = context.has(.seeLetters)
        view.renews = query["live"] != "no"
        return view
    }
}
