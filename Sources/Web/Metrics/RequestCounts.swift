import HTTPTypes
import Hummingbird
import Synchronization

/// The number of requests that this process has answered, by status.
final class RequestCounts: Sendable {
    private let counts = Mutex<[Int: Int]>([:])

    func add(status: Int) { counts.withLock { $0[status, default: 0] += 1 } }
    var byStatus: [Int: Int] { counts.withLock { $0 } }
}

/// Middleware that counts every answer, whether a route or another middleware made it.
struct CountMiddleware: RouterMiddleware {
    typealias Context = VisitorContext

    let counts: RequestCounts

    @concurrent
    func handle(
        _ request: Request, context: VisitorContext,
        next: @concurrent (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        counts.add(status: response.status.code)
        return response
    }
}
