import Domain
import NIOCore
import NIOPosix
import NIOSSL

/// One open connection on which mails are sent, one after the other.
struct SMTPConnection: Sendable {
    private let channel: any NIOCore.Channel
    private let handler: NIOLoopBound<ConversationHandler>

    enum Opened: Sendable {
        case open(SMTPConnection)
        case failed(Reply)
    }

    static func open(_ server: SMTPServer, _ settings: SMTPSettings, tls: NIOSSLContext, on group: any EventLoopGroup) async -> Opened {
        let loop = group.next()
        let opening = loop.makePromise(of: Reply?.self)
        do {
            let bootstrap = ClientBootstrap(group: loop).connectTimeout(TimeAmount(settings.waits.connection)).channelOption(.tcpOption(.tcp_nodelay), value: 1)
            let channel = try await bootstrap.channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try prepare(channel, server, settings, tls, opening) }
            }.connect(host: server.host, port: server.port).get()
            let handler = try await channel.eventLoop.submit {
                NIOLoopBound(try channel.pipeline.syncOperations.handler(type: ConversationHandler.self), eventLoop: channel.eventLoop)
            }.get()
            if let trouble = try await opening.futureResult.get() { return .failed(trouble) }
            return .open(SMTPConnection(channel: channel, handler: handler))
        } catch {
            opening.succeed(nil)
            return .failed(Reply(0, "No connection to the mail server: \(error)"))
        }
    }

    private static func prepare(
        _ channel: any NIOCore.Channel, _ server: SMTPServer, _ settings: SMTPSettings, _ context: NIOSSLContext, _ opening: EventLoopPromise<Reply?>
    ) throws {
        let manner = Manner(
            hello: settings.hello, implicitTLS: server.implicitTLS, startTLS: server.needsStartTLS, credentials: server.credentials)
        let name = server.isAddress ? nil : server.host
        if server.implicitTLS { try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: context, serverHostname: name)) }
        let handler = ConversationHandler(manner, waits: settings.waits, opening: opening) {
            try NIOSSLClientHandler(context: context, serverHostname: name)
        }
        try channel.pipeline.syncOperations.addHandler(handler)
    }

    var isActive: Bool { channel.isActive }

    func deliver(_ envelope: Envelope) async -> Delivered {
        let gone = Delivered.stale(Reply(0, "The connection was closed."))
        do {
            return try await channel.eventLoop.flatSubmit { handler.value.deliver(envelope) ?? channel.eventLoop.makeSucceededFuture(gone) }.get()
        } catch {
            return gone
        }
    }

    func isReusable(limit: Int) async -> Bool {
        (try? await channel.eventLoop.submit { handler.value.isReusable(limit: limit) }.get()) ?? false
    }

    /// Says goodbye and waits until the line is closed.
    func quit() async {
        channel.eventLoop.execute { handler.value.quit() }
        _ = try? await channel.closeFuture.get()
    }
}

extension SMTPServer {
    /// Whether the host is an address: those have no name to send along in TLS.
    fileprivate var isAddress: Bool { (try? SocketAddress(ipAddress: host, port: port)) != nil }
}
