import Hummingbird
import Synchronization
import Web

/// Answers with the responder in force. Another one takes its place when the mail server changes;
/// requests that have begun end with the old one.
final class CurrentResponder<Responder: HTTPResponder<VisitorContext>>: HTTPResponder {
    private let responder: Mutex<Responder>

    init(_ responder: Responder) { self.responder = Mutex(responder) }

    func replace(by next: Responder) { responder.withLock { $0 = next } }

    func respond(to request: Request, context: VisitorContext) async throws -> Response {
        try await responder.withLock { $0 }.respond(to: request, context: context)
    }
}
