package import Actions
package import NIOCore
package import NIOHTTPTypes

/// Cuts off whoever holds a connection without use. A request, once begun, must be there whole
/// within `request`, and an answer must be read within `answer`. With many connections open, one
/// that has nothing to say is closed after `idle`, for its visitor can open another. (An unfinished
/// head is cut off by the server's own idle time.)
///
/// A connection is load as long as it waits for us, and once, however many requests it has sent.
/// While it waits for its visitor to read, it is none. What a visitor sends ahead is not read while
/// earlier requests wait for their answers.
package final class ConnectionTimeoutHandler: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    package struct Limits: Sendable {
        package var request = TimeAmount.seconds(30)
        package var answer = TimeAmount.seconds(60)
        package var idle = TimeAmount.seconds(3)
        /// So many connections are many.
        package var many = 1_000
        /// More requests sent ahead than this come from no browser and no proxy: the connection is
        /// closed.
        package var ahead = 100

        package init() {}
    }

    /// For what a connection is waiting, where that has a limit.
    private enum Awaited { case request, answer, idle }

    private let limits: Limits
    private let traffic: Traffic
    private let shares: ConnectionShares
    /// Who is at the other end, once it is counted.
    private var peer: IPAddress?
    private var isBegun = false
    private var isOver = false
    private var isBeingRead = false
    /// The request that is being read has been answered already: it was too large.
    private var isAnsweredEarly = false
    private var wasAnswered = false
    /// Requests that are there whole, and answers that are not with the visitor's system yet.
    private var (unanswered, unread) = (0, 0)
    private var isLoad = false
    private var isReadHeld = false
    private var awaited: Awaited?
    /// When what is awaited must be there.
    private var deadline = NIODeadline.distantFuture
    /// Set for the deadline or for earlier. It is moved only when it rings, for most answers are
    /// read at once.
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

    /// One request ahead is read, so that in ordinary use the system is not told to stop and to go
    /// on.
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

    /// The visitor's system has an answer: the next one has its own time.
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

    /// Counts the connection as load, or no longer.
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
