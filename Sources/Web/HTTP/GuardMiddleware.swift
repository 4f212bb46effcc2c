import Domain
import HTTPTypes
package import Hummingbird

/// Middleware that answers only requests for our own host, and takes POSTs only from our own pages.
/// Throws 421 for another host.
package struct GuardMiddleware: RouterMiddleware {
    package typealias Context = VisitorContext

    let site: Site

    @concurrent
    package func handle(
        _ request: Request, context: VisitorContext,
        next: @concurrent (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard site.settings.answers(host: request.head.authority ?? "") else {
            throw HTTPError(.misdirectedRequest)
        }
        if request.method == .post {
            let origin = FormOrigin(request, site.settings)
            if origin != .ours { return try await site.refuse(request, context, from: origin) }
        }
        return try await next(request, context)
    }
}

extension HTTPField.Name {
    static let secFetchSite = Self("Sec-Fetch-Site")!
    static let referrerPolicy = Self("Referrer-Policy")!
    static let crossOriginOpenerPolicy = Self("Cross-Origin-Opener-Policy")!
    static let permissionsPolicy = Self("Permissions-Policy")!
    static let forwardedFor = Self("X-Forwarded-For")!
}
