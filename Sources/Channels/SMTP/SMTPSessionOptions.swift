import Domain

/// The options for opening a connection: the name in EHLO, the protection and the credentials.
struct SMTPSessionOptions: Sendable, Equatable {
    var hello: String
    var implicitTLS = false
    var startTLS = false
    var credentials: SMTPServer.Credentials?
}

/// The result of sending one mail on one connection.
enum Delivered: Sendable, Equatable {
    case done(Outcome)
    /// A reused connection was closed before anything was sent on it. The mail may be sent on
    /// another connection.
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
    /// Returns why this server can never take this mail; nil when it can.
    func obstacle(to envelope: Envelope) -> String? {
        if envelope.needsUTF8, !utf8 { return OwnReply.noUTF8.rawValue }
        if let size, envelope.text.count > size { return Reply.tooLarge(envelope.text.count, limit: size) }
        return nil
    }
}
