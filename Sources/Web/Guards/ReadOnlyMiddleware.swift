import Actions
import Hummingbird

/// Middleware of the visitors' forms. Refuses them while nothing may be written.
struct ReadOnlyMiddleware: RouterMiddleware {
    typealias Context = VisitorContext

    let switches: SwitchCache
    /// Whether only the switch of the whole site counts.
    var isOfSite = false

    @concurrent
    func handle(
        _ request: Request, context: VisitorContext,
        next: @concurrent (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        try switches.requireWritable(isOfSite ? "" : context.parameters.get("campaign") ?? "")
        return try await next(request, context)
    }
}
