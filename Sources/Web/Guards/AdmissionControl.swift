import Actions
import Hummingbird

/// Decides whether a visitor may write at this moment. Reads the head of a request only.
struct AdmissionControl: Sendable {
    let traffic: Traffic
    let rate: RateLimit

    /// Throws an overload when too many requests wait already. Throws 429 when the visitor's
    /// network has used up its budget.
    func check(_ request: Request, _ context: VisitorContext) throws {
        try traffic.requireCapacity()
        try rate.check(request, context)
    }
}

/// Middleware of all routes that change something. Asks the limit before anything reads the body.
struct AdmissionMiddleware: RouterMiddleware {
    typealias Context = VisitorContext

    let limit: AdmissionControl

    @concurrent
    func handle(
        _ request: Request, context: VisitorContext,
        next: @concurrent (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        try limit.check(request, context)
        return try await next(request, context)
    }
}
