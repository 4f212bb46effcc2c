package import Actions
package import Domain

/// The objects that all controllers share, made once.
package struct Site: Sendable {
    package let services: Services
    package let settings: SiteSettings
    package let letterbox: LetterboxReader?
    /// What the program's settings say about a mail server at the desk.
    let mailServer: MailServerPolicy
    /// Parses a mail that came in, for organisers to read. Nil when the octets are no mail.
    let readMail: @Sendable ([UInt8]) -> IncomingMail?
    /// Makes the octets of a mail, as they are sent, for files that organisers take.
    let renderMail: @Sendable (EmailMessage) throws -> [UInt8]
    let contexts: PageContexts
    let cookies: BrowserCookies
    let deskCookies: DeskCookies
    let counts: CountCache
    let limit: AdmissionControl
    let requests = RequestCounts()
    let durations = RequestDurations()

    /// Makes the site. `letterbox` reads the mails of a rehearsal, which are shown only under
    /// `--demo`.
    package init(
        services: Services, settings: SiteSettings, letterbox: LetterboxReader? = nil,
        mailServer: MailServerPolicy = MailServerPolicy(),
        readMail: @escaping @Sendable ([UInt8]) -> IncomingMail? = { _ in nil },
        renderMail: @escaping @Sendable (EmailMessage) throws -> [UInt8] = { _ in [] }
    ) {
        self.services = services
        self.settings = settings
        self.letterbox = letterbox
        self.mailServer = mailServer
        (self.readMail, self.renderMail) = (readMail, renderMail)
        contexts = PageContexts(services: services, links: settings.links)
        cookies = BrowserCookies(settings: settings)
        deskCookies = DeskCookies(isHTTPS: settings.isHTTPS)
        counts = CountCache(services)
        limit = AdmissionControl(
            traffic: services.traffic,
            rate: RateLimit(
                settings: settings, now: services.environment.now, share: services.shareRateLimits))
    }
}

/// A type with handlers, which reaches by short names what all of them share. Its routes are listed
/// in `Router.swift`.
protocol Controller: Sendable {
    var site: Site { get }
}

extension Controller {
    var services: Services { site.services }
    var supporters: SupporterActions { SupporterActions(site.services) }
    var links: Links { site.settings.links }
    var contexts: PageContexts { site.contexts }
    var cookies: BrowserCookies { site.cookies }
    var counts: CountCache { site.counts }
    var seats: SeatViews { SeatViews(services: services) }
}
