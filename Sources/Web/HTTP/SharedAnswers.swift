import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

/// A responder before the router that answers from memory what is the same for everybody. The
/// routes mark such answers as `public`. A campaign page or count is renewed after a second. One
/// request renews the answer, and the others get the old one meanwhile. While the database is down
/// or does not answer, visitors get the last known answer, for up to an hour. The answer itself
/// names the time of its numbers.
struct SharedAnswers<Next: HTTPResponder>: HTTPResponder where Next.Context == VisitorContext {
    let next: Next
    let settings: SiteSettings
    let now: @Sendable () -> Date
    /// Counts an answer of 200 or 304, by its path.
    let served: @Sendable (String) -> Void
    private let cache = ResponseCache()

    init(
        next: Next, settings: SiteSettings, now: @escaping @Sendable () -> Date,
        served: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.next = next
        self.settings = settings
        self.now = now
        self.served = served
    }

    @concurrent
    func respond(to request: Request, context: VisitorContext) async throws -> Response {
        guard request.method == .get, settings.answers(host: request.head.authority ?? "") else {
            return try await next.respond(to: request, context: context)
        }
        let question = SharedQuestion(request)
        if let ready = cache.answer(to: question, at: now()) {
            served(question.path)
            let isKnown = ready.etag.map { names($0, in: request.headers[.ifNoneMatch]) } ?? false
            return isKnown ? ready.unchanged : ready.whole
        }
        let fresh = try await next.respond(to: request, context: context)
        if fresh.status == .ok || fresh.status == .notModified { served(question.path) }
        if fresh.status.code >= 500, let last = cache.lastKnown(question, at: now()) { return last.whole }
        cache.keep(fresh, for: question, at: now())
        return fresh
    }
}

/// The parts of a request that decide which shared answer it gets. The query is not one of them: no
/// route reads a query for an answer that it marks as `public`. Nobody can then fill the cache with
/// different questions that mean the same.
struct SharedQuestion: Sendable {
    let path: String
    let takesGzip: Bool
    let languages: String

    init(path: String, takesGzip: Bool = true, languages: String = "") {
        self.path = path
        self.takesGzip = takesGzip
        self.languages = languages
    }

    init(_ request: Request) {
        path = request.uri.path
        takesGzip = Web.takesGzip(request.headers[.acceptEncoding])
        // "" already stands for answers that are the same in any language.
        languages = request.headers[.acceptLanguage].flatMap { $0.isEmpty ? nil : $0 } ?? "*"
    }
}
