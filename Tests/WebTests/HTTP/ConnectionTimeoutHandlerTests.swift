import Actions
import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

/// Tests that slow clients are cut off and others are not.
@Suite struct PatienceTests {
    private let traffic = Traffic()
    private let head = HTTPRequestPart.head(
        HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/calais/letters"))
    private let answer = [HTTPResponsePart.head(HTTPResponse(status: .ok)), .end(nil)]

    @Test func aBodyThatDoesNotEndIsCutOff() throws {
        let (channel, loop) = try channel(many: 1_000)
        try channel.writeInbound(head)
        for _ in 0..<29 {
            try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "x")))
            loop.advanceTime(by: .seconds(1))
        }
        #expect(channel.isActive)
        loop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive)
    }

    @Test func aWholeRequestMayBeAnsweredSlowly() throws {
        let (channel, loop) = try channel(many: 1_000)
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        loop.advanceTime(by: .seconds(120))
        #expect(channel.isActive)
    }

    @Test func amongManyAnIdleConnectionIsClosedSoon() throws {
        let (channel, loop) = try channel(many: 0)
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        for part in answer { try channel.writeOutbound(part) }
        loop.advanceTime(by: .seconds(2))
        #expect(channel.isActive)
        loop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive)
    }

    @Test func anotherRequestKeepsItOpen() throws {
        let (channel, loop) = try channel(many: 0)
        for _ in 0..<3 {
            try channel.writeInbound(head)
            try channel.writeInbound(HTTPRequestPart.end(nil))
            for part in answer { try channel.writeOutbound(part) }
            loop.advanceTime(by: .seconds(2))
        }
        #expect(channel.isActive)
    }

    @Test func amongFewItStaysOpen() throws {
        let (channel, loop) = try channel(many: 1_000)
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        for part in answer { try channel.writeOutbound(part) }
        loop.advanceTime(by: .seconds(10))
        #expect(channel.isActive)
    }

    @Test func whatIsWholeAndUnansweredIsCounted() throws {
        let (channel, _) = try channel(many: 1_000)
        try channel.writeInbound(head)
        #expect(traffic.requests == 0, "nobody can crowd out others with requests that do not end")
        try channel.writeInbound(HTTPRequestPart.end(nil))
        #expect(traffic.requests == 1)
        for part in answer { try channel.writeOutbound(part) }
        #expect(traffic.requests == 0)
    }

    @Test func anAnswerBeforeTheEndIsCountedOnce() throws {
        let (channel, _) = try channel(many: 1_000)
        try channel.writeInbound(head)
        for part in answer { try channel.writeOutbound(part) }
        try channel.writeInbound(HTTPRequestPart.end(nil))
        #expect(traffic.requests == 0)
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        #expect(traffic.requests == 1)
    }

    @Test func aConnectionThatClosesTakesItsRequestsAlong() throws {
        let (channel, _) = try channel(many: 1_000)
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        #expect(traffic.requests == 1 && traffic.connections == 1)
        _ = try channel.finish()
        #expect(traffic.requests == 0 && traffic.connections == 0)
    }

    @Test func whoSendsMuchAheadAndReadsNothingIsNoLoad() throws {
        let lines = try (0..<1_200).map { _ in try channel(many: 10_000).0 }
        for line in lines {
            for _ in 0..<50 { try ask(line) }
        }
        #expect(traffic.requests == 1_200, "a connection counts once, however many requests it sends")
        for line in lines {
            line.isWritable = false
            line.pipeline.fireChannelWritabilityChanged()
        }
        #expect(traffic.requests == 0)
        #expect(!traffic.isOverloaded)
    }

    @Test func anAnswerThatIsNotReadIsCutOff() throws {
        let (channel, loop) = try channel(many: 1_000)
        try ask(channel)
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        loop.advanceTime(by: .seconds(59))
        #expect(channel.isActive)
        loop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive)
    }

    @Test func anAnswerThatTheSystemDoesNotTakeIsCutOff() throws {
        let (channel, loop) = try channel(many: 1_000)
        try ask(channel)
        // Written and never flushed, as when the system's buffer is full.
        for part in answer { channel.write(part, promise: nil) }
        loop.advanceTime(by: .seconds(61))
        #expect(!channel.isActive)
    }

    @Test func eachAnswerHasItsOwnTime() throws {
        let (channel, loop) = try channel(many: 1_000)
        for _ in 0..<3 {
            try ask(channel)
            for part in answer { channel.write(part, promise: nil) }
            loop.advanceTime(by: .seconds(50))
            channel.flush()
            loop.run()
        }
        #expect(channel.isActive)
    }

    @Test func whatIsSentAheadWaitsUnread() throws {
        let reads = ReadCount()
        let (channel, _) = try channel(many: 1_000, before: reads)
        let before = reads.number
        try ask(channel)
        channel.read()
        #expect(reads.number == before + 1)
        try ask(channel)
        channel.read()
        #expect(reads.number == before + 1, "two requests wait for their answers")
        for part in answer { try channel.writeOutbound(part) }
        #expect(reads.number == before + 2)
    }

    @Test func hundredsAheadEndTheConnection() throws {
        let (channel, _) = try channel(many: 1_000)
        for _ in 0..<100 { try ask(channel) }
        #expect(channel.isActive)
        try ask(channel)
        #expect(!channel.isActive)
    }

    @Test func aNetworkHasItsShareOfConnections() throws {
        let shares = ConnectionShares(most: 2, proxies: [try #require(IPRange("192.0.2.128/25"))])
        let open = { (address: String) in try self.channel(many: 1_000, from: address, shares: shares).0 }
        let first = try open("2001:db8::1")
        #expect(try open("2001:db8::2").isActive)
        #expect(try !open("2001:db8::3").isActive)
        #expect(try open("2001:db8:0:1::1").isActive)
        _ = try first.finish()
        #expect(try open("2001:db8::3").isActive)
        #expect(try (0..<3).map { _ in try open("192.0.2.1").isActive } == [true, true, false])
        #expect(try !open("::ffff:192.0.2.1").isActive)
        for unlimited in ["192.0.2.129", "127.0.0.1", "::1"] {
            #expect(try (0..<5).allSatisfy { _ in try open(unlimited).isActive }, "\(unlimited)")
        }
    }

    private func ask(_ channel: EmbeddedChannel) throws {
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
    }

    private func channel(
        many: Int, from address: String = "127.0.0.1", shares: ConnectionShares = ConnectionShares(most: 100),
        before: ReadCount? = nil
    ) throws -> (EmbeddedChannel, EmbeddedEventLoop) {
        var limits = ConnectionTimeoutHandler.Limits()
        limits.many = many
        let loop = EmbeddedEventLoop()
        let patience = ConnectionTimeoutHandler(limits, traffic: traffic, shares: shares)
        let handlers: [any ChannelHandler] = before.map { [$0, patience] } ?? [patience]
        let channel = EmbeddedChannel(handlers: handlers, loop: loop)
        try channel.connect(to: SocketAddress(ipAddress: address, port: 80)).wait()
        return (channel, loop)
    }
}

/// Counts how often the network is asked for more.
private final class ReadCount: ChannelOutboundHandler {
    typealias OutboundIn = HTTPResponsePart
    private(set) var number = 0

    func read(context: ChannelHandlerContext) {
        number += 1
        context.read()
    }
}
