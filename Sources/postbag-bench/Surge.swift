import Foundation
import NIOCore
import NIOPosix

/// A load of visitors who arrive by the clock, whether or not the server keeps up. Uses as many
/// connections as that needs. The rate follows the petition of March 2019, times `factor`. That
/// petition had 25 signatures a second, rising to 33 and falling again.
struct Surge: Sendable {
    enum Kind: Int, CaseIterable, Sendable { case letter, page, count }

    /// One request and the time at which a visitor wanted it.
    struct Ask {
        let kind: Kind
        let due: NIODeadline
        var request: ByteBuffer?
        var isSecond = false
    }

    /// The results for one kind of request.
    struct Tally: Sendable {
        var latencies: [UInt32] = []
        /// The number of answers with status 503 and a Retry-After header.
        var turnedAway = 0
        var wrong = 0
        var firstWrong: String?
        var accepted = 0

        mutating func add(_ answer: Answer?, after time: TimeAmount, isRight: Bool) {
            guard let answer else { return fail("the connection was closed") }
            latencies.append(UInt32(clamping: time.nanoseconds / 1_000))
            if answer.status == 503, answer.headHolds("etry-After: ") {
                turnedAway += 1
            } else if isRight {
                accepted += 1
            } else {
                fail("\(answer.status)")
            }
        }

        mutating func fail(_ why: String) {
            wrong += 1
            firstWrong = firstWrong ?? why
        }
    }

    let address: ServerAddress
    let factor: Double
    let seconds: Double
    /// The number of page requests for each letter. `counts` is the same for requests of the count.
    let pages: Double
    let counts: Double
    static let mostConnections = 6_000

    func rate(at second: Double) -> Double {
        let rise = sin(.pi * second / seconds)
        return factor * (25 + 8 * rise * rise)
    }

    func run() async throws -> [Kind: Tally] {
        let loop = MultiThreadedEventLoopGroup.client.next()
        return try await loop.flatSubmit { SurgeRun(self, on: loop).start() }.get()
    }
}

/// A running surge, on its event loop.
final class SurgeRun {
    private let surge: Surge
    private let loop: any EventLoop
    private let done: EventLoopPromise<[Surge.Kind: Surge.Tally]>
    private let letters: SampleLetters
    private let asks: [Surge.Kind: ByteBuffer]
    private var tallies: [Surge.Kind: Surge.Tally] = [:]
    private var owed: [Surge.Kind: Double] = [:]
    private var waiting = CircularBuffer<Surge.Ask>()
    private var idle: [SurgeConnection] = []
    private var open = 0
    private var connecting = 0
    private var underWay = 0
    private let startedAt = NIODeadline.now()
    private var tickedAt = NIODeadline.now()
    private var ticking: RepeatedTask?

    init(_ surge: Surge, on loop: any EventLoop) {
        self.surge = surge
        self.loop = loop
        done = loop.makePromise()
        letters = SampleLetters(surge.address, slug: "calais", step: "write-minister", first: 1)
        let head = "HTTP/1.1\r\nHost: \(surge.address.authority)\r\nAccept-Encoding: gzip\r\n\r\n"
        asks = [
            .page: ByteBuffer(string: "GET /calais/en \(head)"),
            .count: ByteBuffer(string: "GET /calais/tally.json \(head)"),
        ]
    }

    func start() -> EventLoopFuture<[Surge.Kind: Surge.Tally]> {
        let bound = NIOLoopBound(self, eventLoop: loop)
        ticking = loop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(2)) { _ in
            bound.value.tick()
        }
        return done.futureResult
    }

    private func tick() {
        let now = NIODeadline.now()
        let second = Double((now - startedAt).nanoseconds) / 1e9
        if second >= surge.seconds {
            // Waits up to ten seconds more for requests that were due in time.
            if underWay == 0 && waiting.isEmpty || second > surge.seconds + 10 { finish() }
        } else {
            let due = surge.rate(at: second) * Double((now - tickedAt).nanoseconds) / 1e9
            for (kind, each) in [(Surge.Kind.letter, 1), (.page, surge.pages), (.count, surge.counts)] {
                owed[kind, default: 0] += due * each
                while owed[kind, default: 0] >= 1 {
                    owed[kind, default: 0] -= 1
                    waiting.append(.init(kind: kind, due: now))
                }
            }
        }
        tickedAt = now
        while !waiting.isEmpty, let connection = idle.popLast() {
            if connection.isOpen { give(connection) }
        }
        var wanted = min(waiting.count - connecting, Surge.mostConnections - open)
        while wanted > 0 {
            connect()
            wanted -= 1
        }
    }

    func ready(_ connection: SurgeConnection) {
        if waiting.isEmpty { idle.append(connection) } else { give(connection) }
    }

    private func give(_ connection: SurgeConnection) {
        var ask = waiting.removeFirst()
        ask.request = ask.request ?? (ask.kind == .letter ? letters.request() : asks[ask.kind])
        underWay += 1
        connection.send(ask)
    }

    /// Records an answer. `answer` is nil when the connection was closed. The server closes a kept
    /// connection that was idle for a while, perhaps just when it is used again. A request is
    /// therefore repeated once, as a browser does.
    func answered(_ ask: Surge.Ask, _ answer: Answer?) {
        underWay -= 1
        if answer == nil, !ask.isSecond {
            return waiting.append(.init(kind: ask.kind, due: ask.due, request: ask.request, isSecond: true))
        }
        // Changes the tally in place. A copy for each answer would take the client more time than
        // the server has.
        tallies[ask.kind, default: .init()].add(
            answer, after: (.now() - ask.due), isRight: answer.map { isRight(ask.kind, $0) } ?? false)
    }

    func closed() { open -= 1 }

    private func isRight(_ kind: Surge.Kind, _ answer: Answer) -> Bool {
        switch kind {
        case .letter: letters.isRight(answer)
        case .page: answer.status == 200 && answer.body.readableBytes > 1_000
        case .count: answer.status == 200
        }
    }

    private func connect() {
        open += 1
        connecting += 1
        let bound = NIOLoopBound(self, eventLoop: loop)
        ClientBootstrap(group: loop).channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(SurgeConnection(bound.value))
                }
            }
            .connect(host: surge.address.host, port: surge.address.port).whenComplete { result in
                bound.value.connecting -= 1
                if case .failure = result { bound.value.open -= 1 }
            }
    }

    private func finish() {
        ticking?.cancel()
        for ask in waiting { tallies[ask.kind, default: .init()].fail("not asked: no connection was free") }
        for connection in idle { connection.close() }
        done.succeed(tallies)
    }
}

final class SurgeConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let run: SurgeRun
    private var reader = AnswerReader()
    private var asked: Surge.Ask?
    private var context: ChannelHandlerContext?

    init(_ run: SurgeRun) { self.run = run }

    var isOpen: Bool { context != nil }

    func send(_ ask: Surge.Ask) {
        asked = ask
        if let request = ask.request { context?.writeAndFlush(wrapOutboundOut(request), promise: nil) }
    }

    func close() { context?.close(promise: nil) }

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        run.ready(self)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var part = unwrapInboundIn(data)
        do {
            guard let answer = try reader.next(&part), let ask = asked else { return }
            asked = nil
            run.answered(ask, answer)
            run.ready(self)
        } catch { context.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        if let ask = asked { run.answered(ask, nil) }
        asked = nil
        run.closed()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
