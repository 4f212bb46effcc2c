import Foundation
import NIOCore
import NIOPosix

/// A load of visitors who leave the page open and of slow clients. An open page asks for the count
/// now and then. A slow client sends a letter one octet at a time.
struct Crowd: Sendable {
    let address: ServerAddress
    let visitors: Int
    let slow: Int
    let interval: TimeAmount

    /// Opens all connections on a thread of their own and keeps them while `body` runs. Opens a
    /// connection that the server closed again when its visitor next asks.
    func around<T>(_ body: (CrowdCount) async throws -> T) async throws -> T {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let count = CrowdCount()
        for number in 0..<(visitors + slow) {
            let loop = group.next()
            let isSlow = number >= visitors
            let start =
                isSlow
                ? TimeAmount.zero
                : .nanoseconds(interval.nanoseconds * Int64(number) / Int64(max(1, visitors)))
            loop.scheduleTask(in: start) { connect(on: loop, isSlow: isSlow, count) }
        }
        try await Task.sleep(for: .nanoseconds(interval.nanoseconds + 1_000_000_000))
        return try await body(count)
    }

    private func connect(on loop: any EventLoop, isSlow: Bool, _ count: CrowdCount) {
        ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        isSlow
                            ? CrowdMember(slowly: address, count)
                            : CrowdMember(asking: address, each: interval, count))
                }
            }
            .connect(host: address.host, port: address.port)
            .whenComplete { result in
                switch result {
                case .success(let channel):
                    // A visitor whose connection ended connects again when the page next asks.
                    channel.closeFuture.whenComplete { _ in
                        loop.scheduleTask(in: interval) { connect(on: loop, isSlow: isSlow, count) }
                    }
                case .failure:
                    count.note(\.failed)
                    loop.scheduleTask(in: interval) { connect(on: loop, isSlow: isSlow, count) }
                }
            }
    }
}

/// One connection of a crowd.
private final class CrowdMember: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let count: CrowdCount
    private var rest: ByteBuffer
    /// The time between two requests. Nil for a client that sends one octet at a time.
    private let interval: TimeAmount?
    private var reader = AnswerReader()

    init(asking address: ServerAddress, each interval: TimeAmount, _ count: CrowdCount) {
        rest = ByteBuffer(
            string:
                "GET /calais/tally.json HTTP/1.1\r\nHost: \(address.authority)\r\nAccept-Encoding: gzip\r\n\r\n"
        )
        (self.interval, self.count) = (interval, count)
    }

    init(slowly address: ServerAddress, _ count: CrowdCount) {
        rest =
            SampleLetters(address, slug: "calais", step: "write-minister", first: 1).request() ?? ByteBuffer()
        (interval, self.count) = (nil, count)
    }

    func channelActive(context: ChannelHandlerContext) {
        count.note(\.open)
        ask(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var part = unwrapInboundIn(data)
        guard let answer = try? reader.next(&part) else { return }
        count.note(answer.status == 200 ? \.answered : \.failed)
        guard let interval else { return }
        context.eventLoop.assumeIsolated().scheduleTask(in: interval) {
            if context.channel.isActive { self.ask(context) }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        count.note(\.open, by: -1)
        if interval == nil { count.note(\.cutOff) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func ask(_ context: ChannelHandlerContext) {
        guard interval == nil else { return context.writeAndFlush(wrapOutboundOut(rest), promise: nil) }
        guard context.channel.isActive, let octet = rest.readSlice(length: 1) else { return }
        context.writeAndFlush(wrapOutboundOut(octet), promise: nil)
        context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) { self.ask(context) }
    }
}
