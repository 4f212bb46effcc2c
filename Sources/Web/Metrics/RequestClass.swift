import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The kinds of requests whose durations are told apart. Few, so that nobody's request makes a new
/// one.
enum RequestClass: String, CaseIterable {
    /// A letter that somebody writes.
    case letter
    /// Any other form of a visitor.
    case form
    case page, confirm, tally, asset, desk, monitoring

    /// - Parameter path: without its query.
    init(_ method: HTTPRequest.Method, _ path: Substring) {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2)
        let isForm = method != .get && method != .head
        let first = parts.first.map(Substring.init) ?? ""
        let last = path.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring().utf8
        switch String(first) {
        case "assets": self = .asset
        case "desk": self = .desk
        case "confirm": self = .confirm
        case "metrics", "health": self = .monitoring
        default: self = isForm ? (Self.isLetter(last) ? .letter : .form) : Self.isTally(last) ? .tally : .page
        }
    }

    private static func isLetter(_ name: Substring.UTF8View) -> Bool { name.elementsEqual("letters".utf8) }
    private static func isTally(_ name: Substring.UTF8View) -> Bool { name.elementsEqual("tally.json".utf8) }
}

/// How long answers took, by the kind of request, since this process started.
struct RequestDurations: Sendable {
    let byClass = Dictionary(
        uniqueKeysWithValues: RequestClass.allCases.map { ($0, Histogram(MonitoringRules.requests)) })
}

/// The outermost responder: measures every answer, those from memory too.
struct TimedAnswers<Next: HTTPResponder>: HTTPResponder where Next.Context == VisitorContext {
    let next: Next
    let durations: RequestDurations

    @concurrent
    func respond(to request: Request, context: VisitorContext) async throws -> Response {
        let began = ContinuousClock.now
        let path = (request.head.path ?? "").prefix { $0 != "?" }
        defer { durations.byClass[RequestClass(request.method, path)]?.add(.now - began) }
        return try await next.respond(to: request, context: context)
    }
}
