import Domain
import NIOCore
import NIOPosix
import NIOSSL

/// One open connection on which mails are sent, one after the other.
struct SMTPConnection: Sendable {
    let channel: any NIOCore.Channel
    let handler: NIOLoopBound<SMTPSessionHandler>

    enum Opened: Sendable {
        case open(SMTPConnection)
        case failed(Reply, at: MailTrial.Link)
    }

    /// Opens a connection. Reads nothing until the session is set up. A host may have several
    /// addresses: each is tried, and only the one that connects gets a session.
    static func open(
        _ server: SMTPServer, _ settings: SMTPSettings, tls: NIOSSLContext, on group: any EventLoopGroup
    ) async -> Opened {
        do {
            let channel = try await ClientBootstrap(group: group)
                .connectTimeout(TimeAmount(settings.waits.connection)).channelOption(.autoRead, value: false)
                .channelOption(.tcpOption(.tcp_nodelay), value: 1).connect(
                    host: server.host, port: server.port
                ).get()
            return try await channel.eventLoop.flatSubmit { begin(on: channel, server, settings, tls) }.get()
        } catch {
            return .failed(
                Reply(0, "No connection to the mail server: \(cause(of: error))"), at: link(of: error))
        }
    }

    private static func begin(
        on channel: any NIOCore.Channel, _ server: SMTPServer, _ settings: SMTPSettings, _ tls: NIOSSLContext
    ) -> EventLoopFuture<Opened> {
        guard channel.isActive else {
            return channel.eventLoop.makeSucceededFuture(
                .failed(Reply(0, "The server closed the connection (greeting)."), at: .greeting))
        }
        let opening = channel.eventLoop.makePromise(of: Opened.self)
        let options = SMTPSessionOptions(
            hello: settings.hello, implicitTLS: server.implicitTLS, startTLS: server.needsStartTLS,
            credentials: server.credentials)
        let makeTLS = {
            try NIOSSLClientHandler(context: tls, serverHostname: server.isAddress ? nil : server.host)
        }
        do {
            if server.implicitTLS { try channel.pipeline.syncOperations.addHandler(makeTLS()) }
            let handler = SMTPSessionHandler(options, waits: settings.waits, opening: opening, tls: makeTLS)
            try channel.pipeline.syncOperations.addHandler(handler)
            channel.setOption(.autoRead, value: true).cascadeFailure(to: opening)
        } catch {
            opening.fail(error)
            channel.close(promise: nil)
        }
        return opening.futureResult
    }

    var isActive: Bool { channel.isActive }

    /// Sends a mail. Returns the result, and whether another mail can be sent when `limit` is the
    /// most per connection.
    func deliver(_ envelope: Envelope, limit: Int) async -> (delivered: Delivered, isReusable: Bool) {
        let gone = Delivered.stale(Reply(0, "The connection was closed."))
        do {
            return try await channel.eventLoop.flatSubmit {
                let delivered = handler.value.deliver(envelope) ?? channel.eventLoop.makeSucceededFuture(gone)
                return delivered.map { ($0, handler.value.isReusable(limit: limit)) }
            }.get()
        } catch {
            return (gone, false)
        }
    }

    /// Sends QUIT and waits until the connection is closed.
    func quit() async {
        channel.eventLoop.execute { handler.value.quit() }
        _ = try? await channel.closeFuture.get()
    }
}

extension SMTPServer {
    /// Whether the host is an IP address, which is not sent as a name in TLS.
    package var isAddress: Bool { (try? SocketAddress(ipAddress: host, port: port)) != nil }
}

/// Returns what is broken when no connection came about.
private func link(of error: any Error) -> MailTrial.Link {
    guard let failed = error as? NIOConnectionError, failed.connectionErrors.isEmpty else {
        return .connection
    }
    return .name
}

/// Returns the error of the operating system, without NIO's words around it.
private func cause(of error: any Error) -> String {
    guard let failed = error as? NIOConnectionError else { return "\(error)" }
    return failed.dnsAError.map { "\($0)" } ?? failed.connectionErrors.last.map { "\($0.error)" }
        ?? "no address"
}
