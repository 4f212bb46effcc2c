import Actions
import Domain
import Hummingbird

/// Makes the context of a page of the desk from a request.
struct DeskPageContexts: Sendable {
    let site: Site

    /// Whom somebody without an account may ask.
    var contact: String? {
        let services = site.services
        let contact = services.identity.identity.contact
        if !contact.isEmpty { return contact }
        return services.rehearsal ? nil : services.sender.address
    }

    private var name: String {
        let own = site.services.identity.identity.name
        return own.isEmpty ? site.settings.authority : own
    }

    /// - Parameter path: the address to which a choice of language returns, where it is not the
    ///   request's own.
    func context(_ request: Request, _ account: Account?, at path: String? = nil) -> DeskPageContext {
        var page = DeskPageContext(
            siteName: name, links: site.settings.links, account: account,
            rehearsal: site.services.rehearsal, showsLetterbox: site.settings.isDemo,
            now: site.services.environment.now(), text: text(request), path: path ?? ownPath(request))
        page.band = account.flatMap { band(request, $0) }
        return page
    }

    /// Returns the gravest switch that is on, in the campaign that the page is about or in the
    /// site.
    private func band(_ request: Request, _ account: Account) -> SwitchBand? {
        let parts = request.uri.path.split(separator: "/").map(String.init)
        let named = parts.count > 1 ? parts[1] : ""
        let (board, now) = (site.services.switches.board, site.services.environment.now())
        let slug = Links.deskPages.contains(named) ? "" : named
        // A page says itself that its campaign is paused or closed.
        let on = board.all(in: slug, at: now).filter { !Switch.Name.states.contains($0.name) }
        guard let cause = on.first else { return nil }
        let path = site.settings.links.deskSwitches(cause.scope.isEmpty ? nil : cause.scope)
        return SwitchBand(cause: cause, path: cause.scope.isEmpty && !account.isOwner ? nil : path)
    }

    private func text(_ request: Request) -> DeskText {
        let chosen = Self.chosenLanguage(request) ?? site.deskCookies.language(of: request)
        let best = Language.best(
            of: DeskText.languages, acceptLanguage: request.headers[.acceptLanguage])
        return DeskText(best: [chosen, best].compactMap(\.self))
    }

    /// Returns the language that the query chooses. Nil when the desk does not have it.
    static func chosenLanguage(_ request: Request) -> Language? {
        request.uri.queryParameters["language"].map { Language(String($0)) }.flatMap {
            DeskText.languages.contains($0) ? $0 : nil
        }
    }

    /// Returns the path with its query, without the choice of a language.
    private func ownPath(_ request: Request) -> String {
        let query = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("language=") }
        // Two slashes would begin the name of another host.
        return "/" + request.uri.path.drop { $0 == "/" }
            + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    }

    /// Returns the path if it is one of the desk. Nil for any other: no link leads elsewhere.
    static func next(_ path: String) -> String? {
        let isPlain = path.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
        let climbs = ["//", "/.", "%2e", "%2E", "%2f", "%2F"].contains(where: path.contains)
        guard path.utf8.count <= 500, isPlain, !climbs, path == "/desk" || path.hasPrefix("/desk/") else {
            return nil
        }
        return path
    }
}
