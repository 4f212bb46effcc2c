import Actions
import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

/// Slow clients are cut off, others are not.
@Suite struct PatienceTests {
    private let traffic = Traffic()
    private let head = HTTPRequestPart.head(HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/calais/letters"))
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

    private func channel(many: Int) throws -> (EmbeddedChannel, EmbeddedEventLoop) {
        var limits = Patience.Limits()
        limits.many = many
        let loop = EmbeddedEventLoop()
        let channel = EmbeddedChannel(handler: Patience(limits, traffic: traffic), loop: loop)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
        return (channel, loop)
    }
}
