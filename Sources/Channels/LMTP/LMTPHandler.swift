import NIOCore
import NIOPosix
import Synchronization

/// Counts connections, so that there are never too many.
final class ConnectionCount: Sendable {
    private let count = Mutex(0)
    private let most: Int

    init(_ most: Int) { self.most = most }

    /// Returns false when there are too many already.
    func enter() -> Bool {
        count.withLock { count in
            if count < most { count += 1; return true }
            return false
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}

/// Performs the steps of one session on a connection. All calls run on the connection's event loop.
final class LMTPHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var session: LMTPSession
    private var received = ByteBuffer()
    private let open: ConnectionCount
    private var isCounted = false
    private let store: @Sendable (String, [UInt8]) -> HandedOver

    init(
        _ session: LMTPSession, open: ConnectionCount,
        store: @escaping @Sendable (String, [UInt8]) -> HandedOver
    ) {
        (self.session, self.open, self.store) = (session, open, store)
    }

    func channelActive(context: ChannelHandlerContext) {
        isCounted = open.enter()
        guard isCounted else { return end(with: "421 4.3.2 Too many connections.", context) }
        say(LMTPSession.greeting, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if isCounted { open.leave() }
        isCounted = false
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard isCounted else { return }
        var part = unwrapInboundIn(data)
        received.writeBuffer(&part)
        perform(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is IdleStateHandler.IdleStateEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        end(with: "421 4.4.2 Nothing came for too long.", context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func perform(_ context: ChannelHandlerContext) {
        while let step = session.next(from: &received) {
            switch step {
            case .reply(let text): say(text, context)
            case .close(let text): return end(with: text, context)
            case .store(let mail): store(mail, context)
            }
        }
        received.discardReadBytes()
    }

    /// Stores a mail beside the network's threads. Nothing more is read meanwhile.
    private func store(_ mail: LMTPMail, _ context: ChannelHandlerContext) {
        let (store, bound) = (store, NIOLoopBound((self, context), eventLoop: context.eventLoop))
        context.channel.setOption(.autoRead, value: false).whenFailure { _ in }
        NIOThreadPool.singleton.runIfActive(eventLoop: context.eventLoop) {
            mail.recipients.map { store($0, mail.octets) }
        }.whenComplete { result in
            let (handler, context) = bound.value
            let failed = mail.recipients.map { _ in HandedOver.failed }
            handler.say(handler.session.stored((try? result.get()) ?? failed), context)
            context.channel.setOption(.autoRead, value: true).whenFailure { _ in }
            handler.perform(context)
        }
    }

    private func say(_ text: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text + "\r\n")), promise: nil)
    }

    private func end(with text: String, _ context: ChannelHandlerContext) {
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text + "\r\n"))).whenComplete { _ in
            channel.close(promise: nil)
        }
    }
}
