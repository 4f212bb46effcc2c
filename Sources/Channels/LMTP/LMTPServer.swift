package import NIOCore
import NIOPosix

/// The address at which mails are taken by LMTP, as named in `POSTBAG_LMTP`.
package enum LMTPAddress: Sendable, Equatable, CustomStringConvertible {
    case socket(String)
    case port(String, Int)

    /// Parses `/run/postbag/lmtp.sock` or `127.0.0.1:2424`. Nil for anything else: whoever can
    /// reach the address can bring mails, so it is on this machine.
    package init?(parsing text: String) {
        if text.hasPrefix("/") {
            // The limit of sockaddr_un.
            guard text.utf8.count < 108, !text.hasSuffix("/") else { return nil }
            self = .socket(text)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (1...65_535).contains(port)
        else { return nil }
        let host = String(text[..<colon]).replacing("[", with: "").replacing("]", with: "")
        guard ["localhost", "127.0.0.1", "::1"].contains(host) else { return nil }
        self = .port(host, port)
    }

    package var description: String {
        switch self {
        case .socket(let path): path
        case .port(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        }
    }
}

/// Takes mails from the mail server of this machine (RFC 2033). Answers 250 only after a mail is
/// stored.
package struct LMTPServer: Sendable {
    private let group: any EventLoopGroup
    private let kept: Int
    private let isOurs: @Sendable (String) -> Bool
    private let store: @Sendable (_ recipient: String, _ octets: [UInt8]) -> HandedOver

    /// The most connections at once, and how long one may be silent.
    static let mostConnections = 20
    static let longestSilence = TimeAmount.minutes(5)

    /// - Parameters:
    ///   - kept: how many octets of a mail are kept.
    ///   - isOurs: whether an address is ours.
    ///   - store: stores a mail for one recipient. It may block: it has a thread of its own.
    package init(
        eventLoopGroup: any EventLoopGroup, kept: Int, isOurs: @escaping @Sendable (String) -> Bool,
        store: @escaping @Sendable (_ recipient: String, _ octets: [UInt8]) -> HandedOver
    ) {
        (group, self.kept, self.isOurs, self.store) = (eventLoopGroup, kept, isOurs, store)
    }

    /// Whether somebody listens at an address.
    package static func isListening(at address: LMTPAddress, on group: any EventLoopGroup) async -> Bool {
        let bootstrap = ClientBootstrap(group: group).connectTimeout(.seconds(5))
        let connected =
            switch address {
            case .socket(let path): try? await bootstrap.connect(unixDomainSocketPath: path).get()
            case .port(let host, let port): try? await bootstrap.connect(host: host, port: port).get()
            }
        try? await connected?.close()
        return connected != nil
    }

    /// A server that listens. Ends with `close`.
    package struct Listening: Sendable {
        let channel: any NIOCore.Channel

        package func close() async { try? await channel.close() }
    }

    /// Begins to listen. Throws when the address is in use or not allowed.
    package func listen(at address: LMTPAddress) async throws -> Listening {
        let open = ConnectionCount(Self.mostConnections)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 64)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let session = LMTPSession(kept: kept, isOurs: isOurs)
                    try channel.pipeline.syncOperations.addHandlers(
                        IdleStateHandler(allTimeout: Self.longestSilence),
                        LMTPHandler(session, open: open, store: store))
                }
            }
        switch address {
        case .socket(let path):
            let channel = try await bootstrap.bind(
                unixDomainSocketPath: path, cleanupExistingSocketFile: true
            ).get()
            // The owner and the group may connect: the mail server belongs to the group.
            guard chmod(path, 0o660) == 0 else {
                let error = IOError(errnoCode: errno, reason: "chmod")
                try? await channel.close()
                throw error
            }
            return Listening(channel: channel)
        case .port(let host, let port):
            return Listening(channel: try await bootstrap.bind(host: host, port: port).get())
        }
    }
}
