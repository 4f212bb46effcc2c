/// What came of handing one mail to the mail system: the world's answer, as a value.
package enum Outcome: Sendable, Equatable {
    /// The server took the mail over (250 after the text).
    case accepted(Reply)
    /// Not now: a 4xx reply, or no connection. Nothing was taken over; it may be tried again.
    case deferred(Reply)
    /// Never: a 5xx reply.
    case refused(Reply)
    /// The line broke, or time ran out, after the end of the text went and before the server's answer: it may have been taken over or not.
    case inDoubt(Reply)
}

/// A server's own words, kept as evidence. For what no server said (no connection, a time-out) `code` is 0 and `text` describes it in English.
package struct Reply: Sendable, Equatable {
    /// RFC 5321 section 4.2; 0: no reply.
    package var code: Int
    /// All lines of the reply text, separated by \n, without the codes.
    package var text: String

    package init(_ code: Int, _ text: String) {
        self.code = code
        self.text = text
    }
}
