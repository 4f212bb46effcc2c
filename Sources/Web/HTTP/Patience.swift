package import NIOCore
package import NIOHTTPTypes
import Synchronization

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
    private let open: OpenConnections
    private var isBeingRead = false
    private var timer: Scheduled<Void>?

    package init(_ limits: Limits = Limits(), open: OpenConnections) {
        self.limits = limits
        self.open = open
    }

    package func handlerAdded(context: ChannelHandlerContext) { open.add(1) }

    package func handlerRemoved(context: ChannelHandlerContext) {
        open.add(-1)
        timer?.cancel()
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: (isBeingRead, _) = (true, stopWaiting())
        case .body: break
        case .end: (isBeingRead, _) = (false, stopWaiting())
        }
        context.fireChannelRead(data)
    }

    package func channelReadComplete(context: ChannelHandlerContext) {
        if isBeingRead, timer == nil { close(context, in: limits.request) }
        context.fireChannelReadComplete()
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data), !isBeingRead, timer == nil, open.count > limits.many { close(context, in: limits.idle) }
        context.write(data, promise: promise)
    }

    private func stopWaiting() {
        timer?.cancel()
        timer = nil
    }

    private func close(_ context: ChannelHandlerContext, in time: TimeAmount) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { context.close(promise: nil) }
    }
}

/// How many connections are open.
package final class OpenConnections: Sendable {
    private let number = Atomic<Int>(0)

    package init() {}

    package var count: Int { number.load(ordering: .relaxed) }
    func add(_ delta: Int) { number.add(delta, ordering: .relaxed) }
}
