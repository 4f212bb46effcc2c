import Domain
import HTTPTypes
package import Hummingbird

/// Answers only to its own name, and takes POSTs only from its own pages.
package struct GuardMiddleware: RouterMiddleware {
    package typealias Context = VisitorContext

    let settings: SiteSettings

    @concurrent
    package func handle(
        _ request: Request, context: VisitorContext, next: @concurrent (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard settings.answers(host: request.head.authority ?? "") else { throw HTTPError(.misdirectedRequest) }
        if request.method == .post, !isFromOurPage(request) { throw HTTPError(.forbidden) }
        return try await next(request, context)
    }

    private func isFromOurPage(_ request: Request) -> Bool {
        if request.headers[.secFetchSite] == "same-origin" { return true }
        guard let origin = request.headers[.origin]?.lowercased() else { return false }
        if settings.hasSite, origin == settings.links.site.lowercased() { return true }
        let host = (request.head.authority ?? "").lowercased()
        return SiteSettings.isLoopback(host: host) && origin == "http://\(host)"
    }
}

extension HTTPField.Name {
    static let secFetchSite = Self("Sec-Fetch-Site")!
    static let referrerPolicy = Self("Referrer-Policy")!
    static let crossOriginOpenerPolicy = Self("Cross-Origin-Opener-Policy")!
    static let permissionsPolicy = Self("Permissions-Policy")!
    static let forwardedFor = Self("X-Forwarded-For")!
}
