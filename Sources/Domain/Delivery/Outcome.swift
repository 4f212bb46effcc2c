/// The result of one attempt to hand a mail to the mail system.
package enum Outcome: Sendable, Equatable {
    /// The server accepted the mail (250 after the text).
    case accepted(Reply)
    /// A temporary refusal: a 4xx reply, or no connection. The server did not accept the mail, and
    /// the mail may be tried again.
    case deferred(Reply)
    /// A permanent refusal: a 5xx reply.
    case refused(Reply)
    /// The connection broke or timed out after the end of the text and before the server's reply.
    /// The server may have accepted the mail or not.
    case inDoubt(Reply)
    /// The server refuses all our mail for now, for example because of a wrong password or a
    /// used-up quota. The reply says nothing about this mail.
    case held(Reply)
    /// The server wants our mail more slowly. The reply says nothing about this mail.
    case slowedDown(Reply)
}

extension Outcome {
    /// Returns the outcome for a reply that does not accept the mail.
    package init(_ reply: Reply, at phase: SMTPPhase) {
        self =
            switch reply.verdict(at: phase) {
            case .sender: .held(reply)
            case .slowDown: .slowedDown(reply)
            case .later: .deferred(reply)
            case .recipient, .mail, .unclear: reply.code == 0 ? .deferred(reply) : .refused(reply)
            }
    }

    package var reply: Reply {
        switch self {
        case .accepted(let reply), .deferred(let reply), .refused(let reply), .inDoubt(let reply),
            .held(let reply),
            .slowedDown(let reply):
            reply
        }
    }
}

/// A server's reply, kept as evidence. Without a reply (no connection, a timeout) `code` is 0 and
/// `text` describes the error in English.
package struct Reply: Sendable, Equatable {
    /// The reply code of RFC 5321 section 4.2. 0: no reply.
    package var code: Int
    /// The lines of the reply text, separated by \n, without the codes.
    package var text: String

    package init(_ code: Int, _ text: String) {
        self.code = code
        self.text = Self.shown(text)
    }
}
