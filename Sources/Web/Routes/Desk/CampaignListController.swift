import Actions
import Domain
import Hummingbird

/// The desk's first page: the campaigns that an account may see.
struct CampaignListController: DeskController {
    let site: Site

    @Sendable func list(_ request: Request, _ context: DeskContext) async throws -> Response {
        let page = page(request, context, at: links.desk)
        let campaigns = try await DeskOverview(services).campaigns(
            of: context.account, language: page.language)
        let mail = try await services.mailState()
        return request.answer(
            campaignsPage(page, campaigns, mayBegin: context.has(.newCampaign), mail: mail))
    }
}

extension DeskController {
    /// Returns what every page of a campaign says of it. Throws 404 when it may not be seen.
    func heading(_ slug: String, _ context: DeskContext, _ page: DeskPageContext) async throws
        -> DeskCampaignHeading
    {
        let campaigns = try await DeskOverview(services).campaigns(
            of: context.account, language: page.language, only: slug)
        guard let found = campaigns.first else { throw HTTPError(.notFound) }
        let people = try await PeopleActions(services, actor: .account(context.account)).list(of: slug)
        var heading = DeskCampaignHeading(campaign: found, members: people?.people.count ?? 0)
        heading.places = CampaignPlace.open(to: context)
        heading.states[.deliveries] = found.doubts > 0 ? .doubts(found.doubts) : .quiet
        if found.doubts == 0, found.mails > 0 { heading.states[.deliveries] = .unread(found.mails) }
        if found.words > 0 { heading.states[.words] = .unread(found.words) }
        let waiting = found.doubts + found.mails + (context.has(.decide) ? found.words : 0)
        if waiting > 0 { heading.states[.watch] = .decisions(waiting) }
        return heading
    }
}
