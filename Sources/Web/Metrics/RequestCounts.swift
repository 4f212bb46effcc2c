import HTTPTypes
import Hummingbird
import Synchronization

/// How many requests this process has answered, by status.
final class RequestCounts: Sendable {
    private let counts = Mutex<[Int: Int]>([:])

    func add(status: Int) { counts.withLock { $0[status, default: 0] += 1 } }
    var byStatus: [Int: Int] { counts.withLock { $0 } }
}

/// Counts every answer, whoever made it.
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
