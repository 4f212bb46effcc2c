package import Actions
import Domain
import HTTPTypes
import Hummingbird
import Storage

/// What every route needs, bound together once.
package struct Site: Sendable {
    package let services: Services
    package let settings: SiteSettings
    package let letterbox: LetterboxReader?
    let cookies: Cookies
    let limit: RateLimit
    let counts: CountCache
    /// The count as a campaign's page shows it: to the minute.
    let pages = RenderedCache<Language, Tally>()
    let placePages = RenderedCache<PlacesPart, PublishedPlaces>()
    let requests = RequestCounts()

    /// `letterbox`: how the mails of a rehearsal are read; shown only under `--demo`.
    package init(services: Services, settings: SiteSettings, letterbox: LetterboxReader? = nil) {
        self.services = services
        self.settings = settings
        self.letterbox = letterbox
        cookies = Cookies(settings: settings)
        limit = RateLimit(settings: settings, now: services.environment.now, share: services.shareSpending)
        counts = CountCache(services)
    }

    var links: Links { settings.links }

    /// Whether somebody may write now: throws `Overloaded` when too many wait already, 429 when
    /// their address has used up its room.
    func admit(_ request: Request, _ context: VisitorContext) throws {
        if services.traffic.isOverloaded { throw Overloaded() }
        try limit.check(request, context)
    }

    func edition(_ context: VisitorContext) throws -> CampaignCache.CampaignVersion {
        guard let edition = services.campaigns.newest(try context.parameters.require("campaign")) else {
            throw HTTPError(.notFound)
        }
        return edition
    }

    /// The campaign and the language that a path names; 404 when there is no such page.
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
        return PageContext(
            campaign: campaign, language: language, links: links, rehearsal: services.rehearsal,
            now: services.environment.now(), picture: picture)
    }

    /// A page in the language of a form, or of the browser where the form does not say.
    func page(_ campaign: Campaign, wanted tag: String, _ request: Request) -> PageContext {
        let named = Language(tag)
        return page(
            campaign, campaign.languages.contains(named) ? named : language(request, of: campaign.languages))
    }

    /// The page that belongs to a letter: its campaign's, in the language in which it was written.
    func page(of letter: Letter) async throws -> PageContext {
        guard
            let edition = try await services.campaigns.edition(of: letter)
                ?? services.campaigns.newest(letter.campaign)
        else {
            throw HTTPError(.gone)
        }
        return page(page(edition.campaign, letter.draft.language), for: letter)
    }

    func noCampaign(_ request: Request) -> SiteContext {
        SiteContext(
            language: language(request, of: InterfaceText.languagesByDefault), links: links,
            rehearsal: services.rehearsal)
    }

    private func language(_ request: Request, of offered: [Language]) -> Language {
        Language.best(of: offered, acceptLanguage: request.headers[.acceptLanguage])
    }
}

extension InterfaceText {
    /// Every interface language, English first: what a visitor gets whose languages we do not have.
    static let languagesByDefault: [Language] = ["en"] + languages.filter { $0 != "en" }
}
