import Domain
import NIOCore
import NIOSSL

/// Performs the actions of a session on one channel. All calls run on the channel's event loop.
final class SMTPSessionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var session: SMTPSession
    private var replies = ReplyReader()
    private var received = ByteBuffer()
    private let waits: SMTPWaits
    /// Makes the TLS handler for STARTTLS.
    private let tls: () throws -> NIOSSLClientHandler
    private let opening: EventLoopPromise<SMTPConnection.Opened>
    private var delivery: EventLoopPromise<Delivered>?
    /// The time by which the expected answer must arrive.
    private var deadline: NIODeadline?
    /// The timer. The timer fires at the deadline or before it: a reply moves the deadline but not
    /// the timer.
    private var clock: (rings: Scheduled<Void>, at: NIODeadline)?
    private var context: ChannelHandlerContext?
    /// The time by which everything must be over.
    private let end: NIODeadline

    /// Makes a handler for a connected channel. `opening` gets the connection once mails can be
    /// sent, else the reason why not.
    init(
        _ options: SMTPSessionOptions, waits: SMTPWaits, opening: EventLoopPromise<SMTPConnection.Opened>,
        tls: @escaping () throws -> NIOSSLClientHandler
    ) {
        session = SMTPSession(options)
        self.waits = waits
        end = waits.whole.map { .now() + TimeAmount($0) } ?? .distantFuture
        self.opening = opening
        self.tls = tls
    }

    /// Whether another mail can be sent, when at most `limit` are allowed on the connection.
    func isReusable(limit: Int) -> Bool { session.state == .idle && session.mails < limit }

    func deliver(_ envelope: Envelope) -> EventLoopFuture<Delivered>? {
        guard let context else { return nil }
        let promise = context.eventLoop.makePromise(of: Delivered.self)
        delivery = promise
        perform(session.deliver(envelope))
        return promise.futureResult
    }

    func quit() { perform(session.quit()) }

    // MARK: Channel events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        watch()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        perform(session.broke("The connection was closed."))
        clock?.rings.cancel()
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var part = unwrapInboundIn(data)
        received.writeBuffer(&part)
        do {
            while let reply = try replies.next(from: &received) { perform(session.received(reply)) }
        } catch {
            perform(session.broke(error.rawValue))
        }
        received.discardReadBytes()
    }

    func channelInactive(context: ChannelHandlerContext) {
        perform(session.broke("The server closed the connection (\(session.waitingFor))."))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        perform(session.broke("The connection broke (\(session.waitingFor)): \(error)"))
        context.close(promise: nil)
    }

    // MARK: Performing

    private func perform(_ actions: [SMTPSession.Action]) {
        for action in actions { perform(action) }
        watch()
    }

    private func perform(_ action: SMTPSession.Action) {
        switch action {
        case .say(let commands): write(Array(commands.map { $0 + "\r\n" }.joined().utf8), promise: nil)
        case .sayText(let text): writeText(text)
        case .startTLS: startTLS()
        case .ready: becomeReady()
        case .fail(let reply): opening.succeed(.failed(reply, at: session.failedAt))
        case .finish(let delivered):
            delivery?.succeed(delivered)
            delivery = nil
        case .close: context?.close(promise: nil)
        }
    }

    private func becomeReady() {
        guard let context else { return }
        opening.succeed(
            .open(
                SMTPConnection(
                    channel: context.channel, handler: NIOLoopBound(self, eventLoop: context.eventLoop))))
    }

    private func write(_ octets: [UInt8], promise: EventLoopPromise<Void>?) {
        guard let context else { return }
        context.writeAndFlush(
            wrapOutboundOut(context.channel.allocator.buffer(bytes: octets)), promise: promise)
    }

    /// Writes the text. The promise tells whether the operating system took the whole text with the
    /// final dot.
    private func writeText(_ text: [UInt8]) {
        guard let context else { return }
        let left = context.eventLoop.makePromise(of: Void.self)
        left.futureResult.assumeIsolated().whenComplete { result in
            switch result {
            case .success: self.textLeft()
            case .failure:
                self.perform(self.session.broke("The connection broke while the text was being sent."))
            }
        }
        write(text, promise: left)
    }

    private func textLeft() {
        session.textLeft()
        watch()
    }

    /// Starts TLS. Octets in clear after the answer to STARTTLS may come from an attacker, so the
    /// session then ends.
    private func startTLS() {
        guard let context else { return }
        guard received.readableBytes == 0 else {
            return perform(session.broke("The server spoke in clear after STARTTLS."))
        }
        do {
            try context.pipeline.syncOperations.addHandler(tls(), position: .first)
        } catch {
            perform(session.broke("TLS could not begin: \(error)"))
        }
    }

    /// Sets the deadline for the answer that is expected now.
    private func watch() {
        deadline = session.wait(waits).map { min(end, .now() + TimeAmount($0)) }
        if let deadline, deadline < clock?.at ?? .distantFuture { setClock(to: deadline) }
    }

    private func setClock(to time: NIODeadline) {
        clock?.rings.cancel()
        guard let context else { return }
        clock = (context.eventLoop.assumeIsolated().scheduleTask(deadline: time) { self.rang() }, time)
    }

    private func rang() {
        clock = nil
        guard let deadline else { return }
        if deadline <= .now() { perform(session.timedOut()) } else { setClock(to: deadline) }
    }
}
