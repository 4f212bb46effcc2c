import Foundation
import NIOCore
import NIOPosix

/// A source of requests that also checks the answers. Created and used on one event loop.
protocol Exchange: AnyObject {
    /// The next request. Nil when no requests are left.
    func request() -> ByteBuffer?
    func isRight(_ answer: Answer) -> Bool
}

/// Many kept connections from one thread of this process. Each connection asks again as soon as it
/// gets an answer.
struct Load: Sendable {
    let address: ServerAddress
    let connections: Int
    let seconds: Double

    /// The latencies of all answers, in microseconds, and the number of wrong answers.
    struct Result: Sendable {
        var latencies: [UInt32] = []
        /// The number of answers with status 303, which is the answer to a letter.
        var letters = 0
        var wrong = 0
        var firstWrong: String?
        var seconds = 0.0

        var answered: Int { latencies.count }

        /// Summarises the result. `cpu`: seconds of CPU time that the server used; nil when
        /// unknown.
        func measured(cpu: Double?) -> Measured {
            let sorted = latencies.sorted()
            func percentile(_ part: Double) -> Double {
                sorted.isEmpty ? 0 : Double(sorted[Int(Double(sorted.count - 1) * part)]) / 1_000
            }
            return Measured(
                perSecond: Double(answered) / max(seconds, 0.001), p50: percentile(0.5),
                p99: percentile(0.99),
                cpu: cpu.map { $0 * 1_000_000 / Double(max(1, answered)) }, wrong: wrong,
                firstWrong: firstWrong)
        }
    }

    func run(_ exchange: @escaping @Sendable () -> any Exchange) async throws -> Result {
        let loop = MultiThreadedEventLoopGroup.client.next()
        return try await loop.flatSubmit { LoadRun(self, exchange(), on: loop).start() }.get()
    }
}

extension MultiThreadedEventLoopGroup {
    /// The single thread that sends all load.
    static let client = MultiThreadedEventLoopGroup(numberOfThreads: 1)
}

/// A running load, on its event loop.
final class LoadRun {
    let exchange: any Exchange
    private let load: Load
    private let loop: any EventLoop
    private let done: EventLoopPromise<Load.Result>
    private var result = Load.Result()
    private var open = 0
    private let startedAt = NIODeadline.now()
    private var stopsAt: NIODeadline

    init(_ load: Load, _ exchange: any Exchange, on loop: any EventLoop) {
        self.load = load
        self.exchange = exchange
        self.loop = loop
        done = loop.makePromise()
        stopsAt = startedAt + .nanoseconds(Int64(load.seconds * 1e9))
    }

    var goesOn: Bool { NIODeadline.now() < stopsAt }

    func start() -> EventLoopFuture<Load.Result> {
        for _ in 0..<load.connections { connect() }
        return done.futureResult
    }

    func answered(_ answer: Answer, after nanoseconds: Int64) {
        result.latencies.append(UInt32(clamping: nanoseconds / 1_000))
        if answer.status == 303 { result.letters += 1 }
        if !exchange.isRight(answer) {
            wrong(
                "\(answer.status) \(String(buffer: answer.body.getSlice(at: answer.body.readerIndex, length: min(200, answer.body.readableBytes)) ?? .init()))"
            )
        }
    }

    func wrong(_ what: String) {
        result.wrong += 1
        result.firstWrong = result.firstWrong ?? what
    }

    func end() { stopsAt = min(stopsAt, .now()) }

    func closed() {
        open -= 1
        if goesOn { connect() } else if open == 0 { finish() }
    }

    private func connect() {
        open += 1
        let bound = NIOLoopBound(self, eventLoop: loop)
        ClientBootstrap(group: loop).channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(LoadConnection(bound.value))
                }
            }
            .connect(host: load.address.host, port: load.address.port)
            .whenFailure { error in
                bound.value.wrong("no connection: \(error)")
                bound.value.open -= 1
                if bound.value.open == 0 { bound.value.finish() }
            }
    }

    private func finish() {
        result.seconds = Double((NIODeadline.now() - startedAt).nanoseconds) / 1e9
        done.succeed(result)
    }
}

private final class LoadConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let run: LoadRun
    private var reader = AnswerReader()
    private var askedAt: NIODeadline?

    init(_ run: LoadRun) { self.run = run }

    func channelActive(context: ChannelHandlerContext) { ask(context) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var part = unwrapInboundIn(data)
        do {
            guard let answer = try reader.next(&part), let asked = askedAt else { return }
            askedAt = nil
            run.answered(answer, after: (NIODeadline.now() - asked).nanoseconds)
            ask(context)
        } catch {
            run.wrong("\(error)")
            context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if askedAt != nil { run.wrong("the server closed the connection") }
        run.closed()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func ask(_ context: ChannelHandlerContext) {
        guard run.goesOn, let request = run.exchange.request() else {
            run.end()
            return context.close(promise: nil)
        }
        askedAt = .now()
        context.writeAndFlush(wrapOutboundOut(request), promise: nil)
    }
}
