package import Actions
import Domain
import HTTPTypes
import Hummingbird
import Storage

/// The objects that every route needs, made once.
package struct Site: Sendable {
    package let services: Services
    package let settings: SiteSettings
    package let letterbox: LetterboxReader?
    let cookies: Cookies
    let limit: RateLimit
    let counts: CountCache
    /// The rendered campaign pages. A campaign page shows the count to the minute.
    let pages = RenderedCache<Language, Tally>()
    let placePages = RenderedCache<PlacesPart, PublishedPlaces>()
    let requests = RequestCounts()

    /// Makes the site. `letterbox` reads the mails of a rehearsal, which are shown only under
    /// `--demo`.
    package init(services: Services, settings: SiteSettings, letterbox: LetterboxReader? = nil) {
        self.services = services
        self.settings = settings
        self.letterbox = letterbox
        cookies = Cookies(settings: settings)
        limit = RateLimit(settings: settings, now: services.environment.now, share: services.shareSpending)
        counts = CountCache(services)
    }

    var links: Links { settings.links }

    /// Checks whether the visitor may write now. Throws `Overloaded` when too many requests wait
    /// already. Throws 429 when the visitor's network has used up its budget.
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
        return PageContext(
            campaign: campaign, language: language, links: links, rehearsal: services.rehearsal,
            now: services.environment.now(), picture: picture)
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
    /// Every interface language, English first. Visitors whose languages Postbag does not have get
    /// English.
    static let languagesByDefault: [Language] = ["en"] + languages.filter { $0 != "en" }
}
