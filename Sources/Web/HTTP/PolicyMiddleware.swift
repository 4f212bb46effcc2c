import HTTPTypes
import Hummingbird

/// Middleware that tells browsers with every answer, also with refusals, how to treat the answer.
struct PolicyMiddleware: RouterMiddleware {
    typealias Context = VisitorContext

    private let policies: HTTPFields

    init(settings: SiteSettings) { policies = Self.policies(settings) }

    @concurrent
    func handle(
        _ request: Request, context: VisitorContext,
        next: @concurrent (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        // One page may appear in frames of other sites, and sets its own policy.
        let own = response.headers[.contentSecurityPolicy]
        response.headers.append(contentsOf: policies)
        if let own { response.headers[.contentSecurityPolicy] = own }
        return response
    }

    private static func policies(_ settings: SiteSettings) -> HTTPFields {
        var fields: HTTPFields = [
            .contentSecurityPolicy:
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            .xContentTypeOptions: "nosniff", .referrerPolicy: "same-origin",
            .crossOriginOpenerPolicy: "same-origin",
            .permissionsPolicy: "camera=(), microphone=(), geolocation=()",
        ]
        if settings.isHTTPS { fields[.strictTransportSecurity] = "max-age=31536000" }
        return fields
    }
}
