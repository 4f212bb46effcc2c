import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// A type with handlers of the desk, which reaches by short names what all share. Its routes are
/// listed in `Router+Desk.swift`.
protocol DeskController: Sendable {
    var site: Site { get }
}

extension DeskController {
    var services: Services { site.services }
    var links: Links { site.settings.links }
    var cookies: DeskCookies { site.deskCookies }
    var pages: DeskPageContexts { DeskPageContexts(site: site) }

    func page(_ request: Request, _ context: DeskContext, at path: String? = nil) -> DeskPageContext {
        pages.context(request, context.account, at: path)
    }

    func operators(_ context: DeskContext) -> OperatorActions {
        OperatorActions(services, actor: .account(context.account))
    }

    /// Answers a form that the script sends while somebody types: with the words that stand beside
    /// the button, or with the status alone.
    func answeringScripts(_ save: @escaping DeskRouteGroup.Form) -> DeskRouteGroup.Form {
        { request, body, context in
            let response = try await save(request, body, context)
            guard request.headers[.accept] == "application/json" else { return response }
            guard response.status == .seeOther else { return Response(status: response.status) }
            let desk = try await desk(request, context)
            let told = try JSONEncoder().encode(["saved": desk.saved.status(desk.page)])
            return request.answer(
                Rendered([UInt8](told), contentType: "application/json"), caching: "no-store")
        }
    }

    /// Returns the title of a campaign, in the reader's language where it has one.
    func title(_ slug: String, _ language: Language) -> String {
        services.campaigns.newest(slug)?.campaign.page(language)?.page.title ?? slug
    }

    /// Returns the answer to a browser that has signed in just now.
    func signedIn(_ done: SignedIn, _ request: Request, to path: String) async throws -> Response {
        // A new proof ends the session in which it was asked for.
        if let old = cookies.session(of: request), let found = try await Sessions(services).find(old) {
            try await Sessions(services).end(found.session.id, of: found.account)
        }
        // The pending sign-in stays for its hour: another tab may have a form that it opens.
        return .seeOther(path, cookies: [cookies.session(done.token)])
    }
}

extension Request {
    /// The browser and system as the browser names itself, for the list of sessions.
    var device: String { deviceName(headers[.userAgent] ?? "") }
}

/// Returns the browser and the system of a `User-Agent` in words: "Firefox, Linux". "" for one
/// that is not known.
func deviceName(_ agent: String) -> String {
    let agent = String(decoding: agent.utf8.prefix(500), as: UTF8.self)
    // Each of these also names those that stand after it.
    let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ]
    let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
        ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]
    guard let browser = browsers.first(where: { agent.contains($0.0) })?.1 else { return "" }
    guard let system = systems.first(where: { agent.contains($0.0) })?.1 else { return browser }
    return "\(browser), \(system)"
}
