import HTTPTypes
import Hummingbird

/// Middleware that answers only requests for our own host, and takes POSTs only from our own pages.
/// Throws 421 for another host.
struct HostAndOriginMiddleware: RouterMiddleware {
    typealias Context = VisitorContext

    let settings: SiteSettings
    let foreignForms: ForeignOriginForms

    @concurrent
    func handle(
        _ request: Request, context: VisitorContext,
        next: @concurrent (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard settings.answers(host: request.head.authority ?? "") else {
            throw HTTPError(.misdirectedRequest)
        }
        if request.method == .post {
            let origin = FormOrigin(request, settings)
            // A mail program that ends news with one click has no page (RFC 8058 section 3.2).
            let isOneClick = origin == .unsaid && request.uri.path.hasPrefix("/confirm/news/")
            if origin != .ours, !isOneClick {
                return try await foreignForms.refuse(request, context, from: origin)
            }
        }
        return try await next(request, context)
    }
}
