import Domain
import HTTPTypes
package import Hummingbird

/// What no public page may lack: answers only to its own name, takes POSTs only from its own pages, and says how browsers must treat it.
package struct GuardMiddleware: RouterMiddleware {
    package typealias Context = VisitorContext

    let settings: SiteSettings

    @concurrent
    package func handle(
        _ request: Request, context: VisitorContext, next: @concurrent (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard settings.answers(host: request.head.authority ?? "") else { throw HTTPError(.misdirectedRequest) }
        if request.method == .post, !isFromOurPage(request) { throw HTTPError(.forbidden) }
        var response = try await next(request, context)
        response.headers.append(contentsOf: policies)
        return response
    }

    private func isFromOurPage(_ request: Request) -> Bool {
        if request.headers[.secFetchSite] == "same-origin" { return true }
        guard let origin = request.headers[.origin]?.lowercased() else { return false }
        if settings.hasSite, origin == settings.links.site.lowercased() { return true }
        let host = (request.head.authority ?? "").lowercased()
        return SiteSettings.isLoopback(host: host) && origin == "http://\(host)"
    }

    private var policies: HTTPFields {
        var fields: HTTPFields = [
            .contentSecurityPolicy:
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            .xContentTypeOptions: "nosniff", .referrerPolicy: "same-origin", .crossOriginOpenerPolicy: "same-origin",
            .permissionsPolicy: "camera=(), microphone=(), geolocation=()",
        ]
        if settings.isHTTPS { fields[.strictTransportSecurity] = "max-age=31536000" }
        return fields
    }
}

extension HTTPField.Name {
    static let secFetchSite = Self("Sec-Fetch-Site")!
    static let referrerPolicy = Self("Referrer-Policy")!
    static let crossOriginOpenerPolicy = Self("Cross-Origin-Opener-Policy")!
    static let permissionsPolicy = Self("Permissions-Policy")!
    static let forwardedFor = Self("X-Forwarded-For")!
}
