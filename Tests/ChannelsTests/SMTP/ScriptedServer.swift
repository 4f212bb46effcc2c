import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// The replies of a scripted server. Each verb of a command has a reply, written without its line
/// end. `close` and `hang` are actions instead of replies.
struct Script: Sendable {
    static let close = "(close)", hang = "(hang)"

    var greeting = "220 mx.example"
    var capabilities = ["PIPELINING", "SIZE 1000000", "8BITMIME"]
    /// Replies by verb. The key "." means the end of the text.
    var replies: [String: String] = [:]
    /// Replies by verb, for the first connection only.
    var firstReplies: [String: String] = [:]
    /// Sends one octet in each write.
    var isSlow = false
    /// Text that is sent in clear together with the answer to STARTTLS.
    var smuggled = ""

    func reply(to verb: String, connection: Int) -> String {
        if connection == 1, let reply = firstReplies[verb] { return reply }
        if let reply = replies[verb] { return reply }
        switch verb {
        case "EHLO":
            return capabilities.enumerated().reduce("250\(capabilities.isEmpty ? " " : "-")mx.example") {
                text, item in
                text + "\r\n250\(item.offset == capabilities.count - 1 ? " " : "-")\(item.element)"
            }
        case "DATA": return "354 go on"
        case "QUIT": return "221 bye\r\n" + Self.close
        case "STARTTLS": return "220 go on"
        case ".": return "250 2.0.0 queued as 4F1"
        default: return "250 ok"
        }
    }
}

/// A real SMTP server on loopback that follows a script and records what clients sent.
final class ScriptedServer: Sendable {
    let port: Int
    private let channel: any NIOCore.Channel
    private let heard: Heard

    /// The lines and texts that clients sent, over all connections.
    final class Heard: Sendable {
        let lines = Mutex<[String]>([])
        let texts = Mutex<[String]>([])
        let connections = Atomic<Int>(0)
    }

    static func start(_ script: Script = Script(), tls: NIOSSLContext? = nil, implicitTLS: Bool = false)
        async throws -> ScriptedServer
    {
        let heard = Heard()
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls, implicitTLS {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
                    }
                    try channel.pipeline.syncOperations.addHandler(ScriptedHandler(script, heard, tls: tls))
                }
            }.bind(host: "127.0.0.1", port: 0).get()
        return ScriptedServer(channel, heard)
    }

    private init(_ channel: any NIOCore.Channel, _ heard: Heard) {
        self.channel = channel
        self.heard = heard
        port = channel.localAddress?.port ?? 0
    }

    var lines: [String] { heard.lines.withLock { $0 } }
    var texts: [String] { heard.texts.withLock { $0 } }
    var connections: Int { heard.connections.load(ordering: .relaxed) }

    func stop() async throws { try await channel.close() }

    /// Waits until the server has read what clients said before they closed, 10 seconds at most.
    func hears(quits: Int = 1) async throws {
        for _ in 0..<500 where lines.count(where: { $0 == "QUIT" }) < quits {
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}

/// One connection of the scripted server.
private final class ScriptedHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let script: Script
    private let heard: ScriptedServer.Heard
    private let tls: NIOSSLContext?
    private var number = 0
    private var unread = ""
    private var text: [String]?

    init(_ script: Script, _ heard: ScriptedServer.Heard, tls: NIOSSLContext?) {
        self.script = script
        self.heard = heard
        self.tls = tls
    }

    func channelActive(context: ChannelHandlerContext) {
        number = heard.connections.add(1, ordering: .relaxed).newValue
        perform(script.greeting, context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        unread += String(buffer: unwrapInboundIn(data))
        while let end = unread.range(of: "\r\n") {
            let line = String(unread[..<end.lowerBound])
            unread.removeSubrange(..<end.upperBound)
            hear(line, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func hear(_ line: String, _ context: ChannelHandlerContext) {
        if text != nil, line != "." {
            text?.append(line)
        } else if let whole = text {
            heard.texts.withLock { $0.append(whole.joined(separator: "\r\n")) }
            text = nil
            perform(script.reply(to: ".", connection: number), context)
        } else {
            heard.lines.withLock { $0.append(line) }
            let verb = line.split(separator: " ").first.map(String.init) ?? ""
            let reply = script.reply(to: verb, connection: number)
            if verb == "DATA", reply.hasPrefix("354") { text = [] }
            perform(reply, context)
            if verb == "STARTTLS", let tls {
                try? context.pipeline.syncOperations.addHandler(
                    NIOSSLServerHandler(context: tls), position: .first)
            }
        }
    }

    private func perform(_ reply: String, _ context: ChannelHandlerContext) {
        for line in reply.components(separatedBy: "\r\n") {
            switch line {
            case Script.close: context.close(promise: nil)
            case Script.hang: return
            default: say(line + "\r\n" + (line == "220 go on" ? script.smuggled : ""), context)
            }
        }
    }

    private func say(_ text: String, _ context: ChannelHandlerContext) {
        let parts = script.isSlow ? text.utf8.map { [$0] } : [Array(text.utf8)]
        for part in parts { context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: part)), promise: nil) }
    }
}
