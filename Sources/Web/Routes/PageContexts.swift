import Actions
import Domain
import HTTPTypes
import Hummingbird

/// Makes the context of a page from a request or a letter.
struct PageContexts: Sendable {
    let services: Services
    let links: Links

    /// Returns the campaign that a path names. Throws 404 when there is none.
    func edition(_ context: VisitorContext) throws -> CampaignCache.CampaignVersion {
        guard let edition = services.campaigns.newest(try context.parameters.require("campaign")) else {
            throw HTTPError(.notFound)
        }
        return edition
    }

    /// Returns the campaign and the language that a path names. Throws 404 when there is no such
    /// page.
    func page(_ context: VisitorContext) throws -> (edition: CampaignCache.CampaignVersion, page: PageContext)
    {
        let edition = try edition(context)
        let language = Language(try context.parameters.require("language"))
        guard edition.campaign.languages.contains(language) else { throw HTTPError(.notFound) }
        return (edition, page(edition.campaign, language))
    }

    func page(_ campaign: Campaign, _ language: Language) -> PageContext {
        let picture = services.campaigns.newest(campaign.slug).flatMap { edition in
            edition.picture.map {
                PagePicture(
                    path: links.picture(campaign.slug, version: edition.version), width: $0.width,
                    height: $0.height)
            }
        }
        var page = PageContext(
            campaign: services.served(campaign), language: language, links: links,
            rehearsal: services.rehearsal, now: services.environment.now(), picture: picture)
        page.stop = services.switches.stop(in: campaign.slug)
        page.readsWords = services.wordsPolicies.reader(campaign.slug).policy.hold != .nothing
        page.delay = services.switches.on(.sending, in: campaign.slug)
        return page
    }

    /// Returns a page context in the language of a form, or of the browser where the form names
    /// none.
    func page(_ campaign: Campaign, wanted tag: String, _ request: Request) -> PageContext {
        let named = Language(tag)
        return page(
            campaign, campaign.languages.contains(named) ? named : language(request, of: campaign.languages))
    }

    /// Returns the page context of a letter: its campaign, in the language in which the letter was
    /// written. Throws 410 when there is no such campaign.
    func page(of letter: Letter) async throws -> PageContext {
        guard
            let edition = try await services.campaigns.edition(of: letter)
                ?? services.campaigns.newest(letter.campaign)
        else {
            throw HTTPError(.gone)
        }
        return page(page(edition.campaign, letter.draft.language), for: letter)
    }

    /// Returns the page context in which the target is the recipient of the letter, by the channels
    /// of the letter.
    func page(_ page: PageContext, for letter: Letter) -> PageContext {
        var addressed = page
        addressed.campaign = services.served(page.campaign, for: letter).going(as: letter)
        return addressed
    }

    func withoutCampaign(_ request: Request) -> SiteContext {
        SiteContext(
            language: language(request, of: InterfaceText.languagesByDefault), links: links,
            rehearsal: services.rehearsal, identity: services.identity.identity)
    }

    private func language(_ request: Request, of offered: [Language]) -> Language {
        Language.best(of: offered, acceptLanguage: request.headers[.acceptLanguage])
    }
}

extension InterfaceText {
    /// Every interface language, English first. Visitors whose languages Postbag does not have get
    /// English.
    static let languagesByDefault: [Language] = ["en"] + languages.filter { $0 != "en" }
}
