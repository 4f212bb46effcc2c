import Domain

/// How to open a connection: under which name, how protected, as whom.
struct SMTPSessionOptions: Sendable, Equatable {
    var hello: String
    var implicitTLS = false
    var startTLS = false
    var credentials: SMTPServer.Credentials?
}

/// What became of handing one mail to one connection.
enum Delivered: Sendable, Equatable {
    case done(Outcome)
    /// A kept connection turned out closed before anything was sent on it: another may be tried.
    case stale(Reply)

    var reply: Reply {
        switch self {
        case .done(let outcome): outcome.reply
        case .stale(let reply): reply
        }
    }
}

extension Reply {
    var isGood: Bool { (200...299).contains(code) }
    var isRefusal: Bool { (500...599).contains(code) }
    var isTrouble: Bool { (400...599).contains(code) }
}

extension SMTPCapabilities {
    /// Why this server can never take this mail; nil when it can.
    func obstacle(to envelope: Envelope) -> String? {
        if envelope.needsUTF8, !utf8 { return OwnWords.noUTF8.rawValue }
        if let size, envelope.text.count > size { return Reply.tooLarge(envelope.text.count, limit: size) }
        return nil
    }
}
