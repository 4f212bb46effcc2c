/// What came of handing one mail to the mail system: the world's answer, as a value.
package enum Outcome: Sendable, Equatable {
    /// The server took the mail over (250 after the text).
    case accepted(Reply)
    /// Not now: a 4xx reply, or no connection. Nothing was taken over; it may be tried again.
    case deferred(Reply)
    /// Never: a 5xx reply.
    case refused(Reply)
    /// The line broke, or time ran out, after the end of the text went and before the server's
    /// answer: it may have been taken over or not.
    case inDoubt(Reply)
    /// The server takes no mail from us as we are: a wrong password, a used-up quota. It says
    /// nothing of this mail.
    case held(Reply)
    /// The server wants our mail more slowly. It says nothing of this mail.
    case slowedDown(Reply)
}

extension Outcome {
    /// What a reply other than a good one means for the mail.
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

/// A server's own words, kept as evidence. For what no server said (no connection, a time-out)
/// `code` is 0 and `text` describes it in English.
package struct Reply: Sendable, Equatable {
    /// RFC 5321 section 4.2; 0: no reply.
    package var code: Int
    /// All lines of the reply text, separated by \n, without the codes.
    package var text: String

    package init(_ code: Int, _ text: String) {
        self.code = code
        self.text = Self.shown(text)
    }
}
