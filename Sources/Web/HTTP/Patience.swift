package import Actions
package import NIOCore
package import NIOHTTPTypes

/// Cuts off whoever holds a connection without use: a request, once begun, must be there whole within `request`; and with many connections
/// open, one that has nothing to say is closed after `idle`, for its visitor can open another. (An unfinished head is cut off by the server's own idle time.)
package final class Patience: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    package struct Limits: Sendable {
        package var request = TimeAmount.seconds(30)
        package var idle = TimeAmount.seconds(3)
        /// So many connections are many.
        package var many = 1_000

        package init() {}
    }

    private let limits: Limits
    private let traffic: Traffic
    private var isBeingRead = false
    /// The request that is being read has been answered already: it was too large.
    private var isAnsweredEarly = false
    private var unanswered = 0
    private var timer: Scheduled<Void>?

    package init(_ limits: Limits = Limits(), traffic: Traffic) {
        self.limits = limits
        self.traffic = traffic
    }

    package func handlerAdded(context: ChannelHandlerContext) { traffic.connections(1) }

    package func handlerRemoved(context: ChannelHandlerContext) {
        traffic.connections(-1)
        traffic.requests(-unanswered)
        timer?.cancel()
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            (isBeingRead, isAnsweredEarly) = (true, false)
            stopWaiting()
        case .body: break
        case .end:
            isBeingRead = false
            stopWaiting()
            if !isAnsweredEarly { count(1) }
        }
        context.fireChannelRead(data)
    }

    package func channelReadComplete(context: ChannelHandlerContext) {
        if isBeingRead, timer == nil { close(context, in: limits.request) }
        context.fireChannelReadComplete()
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            if unanswered > 0 { count(-1) } else { isAnsweredEarly = isBeingRead }
            if !isBeingRead, timer == nil, traffic.connections > limits.many { close(context, in: limits.idle) }
        }
        context.write(data, promise: promise)
    }

    private func count(_ change: Int) {
        unanswered += change
        traffic.requests(change)
    }

    private func stopWaiting() {
        timer?.cancel()
        timer = nil
    }

    private func close(_ context: ChannelHandlerContext, in time: TimeAmount) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { context.close(promise: nil) }
    }
}
