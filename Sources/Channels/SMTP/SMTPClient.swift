package import Domain
package import Logging
package import NIOCore
import NIOSSL

/// Sends mails to one server over a few reused connections, and returns the outcome of each. Logs
/// reply codes, never addresses, names or texts.
package actor SMTPClient {
    private let server: SMTPServer
    private let settings: SMTPSettings
    private let group: any EventLoopGroup
    private let tls: NIOSSLContext
    private let logger: Logger
    private var idle: [SMTPConnection] = []
    private var busy = 0
    /// How many connections the server accepts from us, as far as known.
    private var limit: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var isShutDown = false

    /// Makes a client without connecting. Throws when the trusted certificates cannot be read.
    package init(
        server: SMTPServer, settings: SMTPSettings, eventLoopGroup: any EventLoopGroup, logger: Logger
    ) throws {
        self.server = server
        self.settings = settings
        limit = settings.connections
        group = eventLoopGroup
        tls = try NIOSSLContext(configuration: settings.tls)
        self.logger = logger
    }

    /// Sends `mail`. Runs to its end even when the task is cancelled. Otherwise the server's answer
    /// could be lost, and the letter would be in doubt.
    package func send(_ mail: EmailMessage) async -> Outcome {
        let envelope: Envelope
        do {
            envelope = try Envelope(mail, signer: settings.signer)
        } catch {
            let reply = Reply(0, error.description)
            return error == .unsigned ? .held(reply) : .refused(reply)
        }
        await takeTurn()
        defer { giveTurn() }
        let outcome = isShutDown ? .deferred(Reply(0, "Postbag is shutting down.")) : await deliver(envelope)
        logger.debug(
            "mail handed over", metadata: ["outcome": "\(outcome.word)", "code": "\(outcome.reply.code)"])
        return outcome
    }

    /// Sends QUIT on all connections and returns when they are closed. Mails being sent are
    /// finished; later ones are deferred.
    package func shutdown() async {
        isShutDown = true
        let connections = idle
        idle = []
        await withTaskGroup { group in
            for connection in connections { group.addTask { await connection.quit() } }
        }
    }

    /// Connects, logs in, sends MAIL FROM with each of `senders` and RCPT TO, and resets. Sends no
    /// mail. Returns the server's refusal or error; nil when the server takes all senders.
    /// - Parameter recipient: an address of ours. What the server says about it does not count.
    package func trial(of senders: [String], to recipient: String) async -> Reply? {
        var settings = settings
        (settings.waits.connection, settings.waits.greeting, settings.waits.hello) = (
            .seconds(10), .seconds(30), .seconds(30)
        )
        switch await SMTPConnection.open(server, settings, tls: tls, on: group) {
        case .failed(let reply, _): return reply
        case .open(let connection):
            var objection: Reply?
            for sender in senders where objection == nil {
                let (delivered, isReusable) = await connection.deliver(
                    Envelope(trying: sender, to: recipient), limit: .max)
                if delivered.reply.code != 250 { objection = delivered.reply }
                if !isReusable { break }
            }
            await connection.quit()
            return objection
        }
    }

    private func deliver(_ envelope: Envelope) async -> Outcome {
        if let kept = takeKept(), case .done(let outcome) = await deliver(envelope, over: kept) {
            return outcome
        }
        switch await SMTPConnection.open(server, settings, tls: tls, on: group) {
        case .failed(let reply, _):
            guard reply.code != 0, busy > 1, !isShutDown else { return Outcome(reply, at: .opening) }
            // The server accepts no more connections than it has from us. This mail waits for one
            // of them.
            limit = busy - 1
            giveTurn()
            await takeTurn()
            return await deliver(envelope)
        case .open(let connection):
            switch await deliver(envelope, over: connection) {
            case .done(let outcome): return outcome
            case .stale(let reply): return .deferred(reply)
            }
        }
    }

    private func takeKept() -> SMTPConnection? {
        while let connection = idle.popLast() {
            if connection.isActive { return connection }
        }
        return nil
    }

    private func deliver(_ envelope: Envelope, over connection: SMTPConnection) async -> Delivered {
        let (delivered, isReusable) = await connection.deliver(envelope, limit: settings.mailsPerConnection)
        if isReusable, !isShutDown {
            idle.append(connection)
        } else {
            // After a connection ends, try again whether the server accepts one more.
            limit = min(limit + 1, settings.connections)
            Task { await connection.quit() }
        }
        return delivered
    }

    private func takeTurn() async {
        if busy < limit {
            busy += 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func giveTurn() {
        busy -= 1
        while busy < limit, !waiting.isEmpty {
            busy += 1
            waiting.removeFirst().resume()
        }
    }
}

extension SMTPSettings {
    var tls: TLSConfiguration {
        get throws {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.minimumTLSVersion = .tlsv12
            if case .certificates(let pem) = trust {
                configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(pem.utf8)))
            }
            return configuration
        }
    }
}

extension Outcome {
    fileprivate var word: String {
        switch self {
        case .accepted: "accepted"
        case .deferred: "deferred"
        case .refused: "refused"
        case .inDoubt: "in doubt"
        case .held: "held"
        case .slowedDown: "slowed down"
        }
    }
}
