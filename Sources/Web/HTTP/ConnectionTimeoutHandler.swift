package import Actions
package import NIOCore
package import NIOHTTPTypes

/// A channel handler that closes connections which clients keep open without use. A complete
/// request must arrive within `request` after its beginning. The client must read an answer within
/// `answer`. When many connections are open, an idle one is closed after `idle`, because its
/// visitor can open another. (The server's own idle timeout closes connections with an unfinished
/// head.)
///
/// A connection counts as load while it waits for us, and only once, however many requests it has
/// sent. While the connection waits for its visitor to read, it is no load. Requests that a visitor
/// sends ahead are not read while earlier requests wait for their answers.
package final class ConnectionTimeoutHandler: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    package struct Limits: Sendable {
        package var request = TimeAmount.seconds(30)
        package var answer = TimeAmount.seconds(60)
        package var idle = TimeAmount.seconds(3)
        /// The number of connections above which idle ones are closed.
        package var many = 1_000
        /// The largest number of requests sent ahead. A connection with more is closed, because no
        /// browser and no proxy sends more.
        package var ahead = 100

        package init() {}
    }

    /// An event for which a connection waits and which has a timeout.
    private enum Awaited { case request, answer, idle }

    private let limits: Limits
    private let traffic: Traffic
    private let shares: ConnectionShares
    /// The address at the other end. Nil until the connection is counted in `shares`.
    private var peer: IPAddress?
    private var isBegun = false
    private var isOver = false
    private var isBeingRead = false
    /// Whether the request that is being read is already answered, because it was too large.
    private var isAnsweredEarly = false
    private var wasAnswered = false
    /// `unanswered` is the number of complete requests without an answer. `unread` is the number of
    /// answers that the visitor's system does not have yet.
    private var (unanswered, unread) = (0, 0)
    private var isLoad = false
    private var isReadHeld = false
    private var awaited: Awaited?
    /// The latest time for the awaited event.
    private var deadline = NIODeadline.distantFuture
    /// The timer, set for the deadline or earlier. The timer is set to a later time only when it
    /// fires, because most answers are read at once.
    private var timer: (scheduled: Scheduled<Void>, at: NIODeadline)?

    package init(_ limits: Limits = Limits(), traffic: Traffic, shares: ConnectionShares) {
        self.limits = limits
        self.traffic = traffic
        self.shares = shares
    }

    package func handlerAdded(context: ChannelHandlerContext) {
        traffic.connections(1)
        if context.channel.isActive { begin(context) }
    }

    package func channelActive(context: ChannelHandlerContext) {
        begin(context)
        if !isOver { context.fireChannelActive() }
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        traffic.connections(-1)
        if isLoad { traffic.requests(-1) }
        if let peer { shares.giveBack(peer) }
        isOver = true
        stopTimer()
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard !isBegun else { return }
        isBegun = true
        guard let address = IPAddress(context.remoteAddress) else { return }
        if shares.take(address) { peer = address } else { end(context) }
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return }
        switch unwrapInboundIn(data) {
        case .head:
            (isBeingRead, isAnsweredEarly) = (true, false)
            stopWaiting()
        case .body: break
        case .end:
            isBeingRead = false
            stopWaiting()
            if !isAnsweredEarly { unanswered += 1 }
            if unanswered > limits.ahead { return end(context) }
            weigh(context)
        }
        context.fireChannelRead(data)
    }

    package func channelReadComplete(context: ChannelHandlerContext) {
        wait(context)
        context.fireChannelReadComplete()
    }

    /// Reads one request ahead. In ordinary use, the system is then not told to stop and to restart
    /// reading.
    package func read(context: ChannelHandlerContext) {
        if unanswered > 1 || !context.channel.isWritable { isReadHeld = true } else { context.read() }
    }

    package func write(
        context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
    ) {
        guard case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        if unanswered > 0 { unanswered -= 1 } else { isAnsweredEarly = isBeingRead }
        (wasAnswered, unread) = (true, unread + 1)
        let written = promise ?? context.eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenComplete { _ in self.isRead(context) }
        context.write(data, promise: written)
        goOn(context)
    }

    package func channelWritabilityChanged(context: ChannelHandlerContext) {
        goOn(context)
        context.fireChannelWritabilityChanged()
    }

    /// Records that the visitor's system has an answer. The next answer has its own timeout.
    private func isRead(_ context: ChannelHandlerContext) {
        unread -= 1
        if awaited == .answer { stopWaiting() }
        if !isOver { wait(context) }
    }

    private func goOn(_ context: ChannelHandlerContext) {
        weigh(context)
        wait(context)
        guard isReadHeld, unanswered <= 1, context.channel.isWritable else { return }
        isReadHeld = false
        context.read()
    }

    /// Counts the connection as load, or stops counting it.
    private func weigh(_ context: ChannelHandlerContext) {
        let isNow = unanswered > 0 && context.channel.isWritable
        if isNow != isLoad { traffic.requests(isNow ? 1 : -1) }
        isLoad = isNow
    }

    private func wait(_ context: ChannelHandlerContext) {
        let now = awaited(context)
        guard now != awaited else { return }
        stopWaiting()
        awaited = now
        guard let now else { return }
        deadline =
            context.eventLoop.now
            + (now == .request ? limits.request : now == .answer ? limits.answer : limits.idle)
        if deadline < timer?.at ?? .distantFuture { setTimer(context) }
    }

    private func setTimer(_ context: ChannelHandlerContext) {
        timer?.scheduled.cancel()
        let scheduled = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
            self.ring(context)
        }
        timer = (scheduled, deadline)
    }

    private func ring(_ context: ChannelHandlerContext) {
        guard let set = timer?.at else { return }
        timer = nil
        guard awaited != nil else { return }
        if deadline <= set { end(context) } else { setTimer(context) }
    }

    private func awaited(_ context: ChannelHandlerContext) -> Awaited? {
        if unread > 0 || !context.channel.isWritable { return .answer }
        if unanswered > 0 { return nil }
        if isBeingRead { return .request }
        return wasAnswered && traffic.connections > limits.many ? .idle : nil
    }

    private func stopWaiting() { awaited = nil }

    private func stopTimer() {
        timer?.scheduled.cancel()
        (timer, awaited) = (nil, nil)
    }

    private func end(_ context: ChannelHandlerContext) {
        isOver = true
        stopTimer()
        context.close(promise: nil)
    }
}
