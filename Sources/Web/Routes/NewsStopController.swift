import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The link in each mail of news that ends them.
struct NewsStopController: Controller {
    let site: Site

    /// Opening the link changes nothing: programs that check mails open it, too.
    @Sendable func question(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let token = try context.parameters.require("token")
        guard let reader = try await supporters.newsReader(mailed: token) else {
            return request.answer(unknownLinkPage(contexts.withoutCampaign(request)), status: .notFound)
        }
        let site = page(request, reader.language)
        guard let slug = reader.campaign else { return request.answer(newsStoppedPage(site)) }
        let title = services.campaigns.newest(slug)?.campaign.page(site.language)?.page.title ?? slug
        return request.answer(newsStopPage(site, title: title, token: token))
    }

    /// Answers the button, and mail programs that end it with one click. They send no cookie and
    /// come from no page (RFC 8058 section 3.2).
    @Sendable func stop(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let token = try context.parameters.require("token")
        let language = try await supporters.newsReader(mailed: token)?.language
        guard try await supporters.stopNews(mailed: token) else {
            return request.answer(unknownLinkPage(contexts.withoutCampaign(request)), status: .notFound)
        }
        return request.answer(newsStoppedPage(page(request, language)))
    }

    private func page(_ request: Request, _ language: Language?) -> SiteContext {
        var site = contexts.withoutCampaign(request)
        if let language { site = site.translated(to: language) }
        return site
    }
}
