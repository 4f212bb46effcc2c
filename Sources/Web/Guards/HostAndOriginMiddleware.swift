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
            let isMailProgram = origin == .unsaid && isOneClick(request)
            if origin != .ours, !isMailProgram {
                return try await foreignForms.refuse(request, context, from: origin)
            }
        }
        return try await next(request, context)
    }
}
