import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

/// Stands before the router and answers from memory what is the same for everybody: whatever the routes mark as `public`.
/// A campaign page or count is asked for anew after a second; one request does that, and the others have the old one meanwhile. While the
/// database is down, or does not answer, the last one known goes on being shown, for an hour; it says itself of when it is.
struct SharedAnswers<Next: HTTPResponder>: HTTPResponder where Next.Context == VisitorContext {
    let next: Next
    let settings: SiteSettings
    let now: @Sendable () -> Date
    private let shelf = SharedShelf()

    init(next: Next, settings: SiteSettings, now: @escaping @Sendable () -> Date) {
        self.next = next
        self.settings = settings
        self.now = now
    }

    @concurrent
    func respond(to request: Request, context: VisitorContext) async throws -> Response {
        guard request.method == .get, settings.answers(host: request.head.authority ?? "") else {
            return try await next.respond(to: request, context: context)
        }
        let question = SharedQuestion(request)
        if let ready = shelf.answer(to: question, at: now()) {
            let isKnown = ready.etag.map { names($0, in: request.headers[.ifNoneMatch]) } ?? false
            return isKnown ? ready.unchanged : ready.whole
        }
        let fresh = try await next.respond(to: request, context: context)
        if fresh.status.code >= 500, let last = shelf.lastKnown(question, at: now()) { return last.whole }
        shelf.keep(fresh, for: question, at: now())
        return fresh
    }
}

/// What decides which of the shared answers a request gets.
struct SharedQuestion: Sendable {
    let path: String
    let takesGzip: Bool
    let languages: String

    init(_ request: Request) {
        path = request.head.path ?? ""
        takesGzip = Web.takesGzip(request.headers[.acceptEncoding])
        // "" is taken: it stands for answers that are the same in any language.
        languages = request.headers[.acceptLanguage].flatMap { $0.isEmpty ? nil : $0 } ?? "*"
    }
}

/// The answers that are kept.
private final class SharedShelf: Sendable {
    struct Ready: Sendable {
        let whole: Response
        let unchanged: Response
        let etag: String?
        let keptAt: Date
        /// From when on one request asks anew, and from when on all do.
        var renewFrom: Date
        var goodUntil: Date
        /// Since when it has been asked for in vain, and when last.
        var missedSince: Date?
        var askedAt: Date?

        /// The database does not answer: one request in five seconds tries it, and nobody else waits.
        func isHopeless(at now: Date) -> Bool {
            guard let missedSince, let askedAt, now < keptAt.addingTimeInterval(SharedShelf.longest) else { return false }
            return now >= missedSince.addingTimeInterval(1) && now < askedAt.addingTimeInterval(5)
        }
    }

    private struct Key: Hashable {
        let path: String
        let takesGzip: Bool
        /// "" where the answer is the same in any language.
        let languages: String
    }

    private let kept = Mutex<[Key: Ready]>([:])
    private static let most = 2_000
    fileprivate static let longest: TimeInterval = 3_600

    func answer(to question: SharedQuestion, at now: Date) -> Ready? {
        kept.withLock { kept in
            for languages in ["", question.languages] {
                let key = Key(path: question.path, takesGzip: question.takesGzip, languages: languages)
                guard let ready = kept[key] else { continue }
                if now < ready.renewFrom || ready.isHopeless(at: now) { return ready }
                kept[key]?.renewFrom = max(ready.renewFrom, ready.goodUntil)
                kept[key]?.missedSince = ready.missedSince ?? now
                kept[key]?.askedAt = now
                return nil
            }
            return nil
        }
    }

    /// What was kept last, however old, if nothing better can be had; good for another second.
    func lastKnown(_ question: SharedQuestion, at now: Date) -> Ready? {
        kept.withLock { kept in
            for languages in ["", question.languages] {
                let key = Key(path: question.path, takesGzip: question.takesGzip, languages: languages)
                guard let ready = kept[key], now < ready.keptAt.addingTimeInterval(Self.longest) else { continue }
                kept[key]?.renewFrom = now.addingTimeInterval(1)
                kept[key]?.goodUntil = now.addingTimeInterval(2)
                kept[key]?.missedSince = nil
                return ready
            }
            return nil
        }
    }

    func keep(_ response: Response, for question: SharedQuestion, at now: Date) {
        guard response.status == .ok, let caching = response.headers[.cacheControl], caching.hasPrefix("public"), question.languages.utf8.count < 200
        else { return }
        let varies = response.headers[.vary]?.contains("Accept-Language") ?? false
        let key = Key(path: question.path, takesGzip: question.takesGzip, languages: varies ? question.languages : "")
        var unchanged = response.headers
        for field in [HTTPField.Name.contentEncoding, .contentLength] { unchanged[field] = nil }
        let keptFor: TimeInterval = caching.contains("immutable") ? 3_600 : 1
        let ready = Ready(
            whole: response, unchanged: Response(status: .notModified, headers: unchanged), etag: response.headers[.eTag], keptAt: now,
            renewFrom: now.addingTimeInterval(keptFor), goodUntil: now.addingTimeInterval(2 * keptFor))
        kept.withLock { kept in
            if kept.count >= Self.most { kept = kept.filter { now < $0.value.goodUntil } }
            if kept.count < Self.most { kept[key] = ready }
        }
    }
}
