import Channels
import Domain
import Foundation
import Logging
import NIOCore
import NIOPosix
import Synchronization

@testable import Actions

/// A real SMTP server on loopback that answers 450 beyond so many mails in a minute. Its minutes
/// are those of the trial's clock.
final class LimitedServer: Sendable {
    /// A mail that was taken.
    struct Taken: Sendable {
        let recipient: String
        let messageID: String
    }

    let port: Int
    private let channel: any NIOCore.Channel
    private let book: Book

    /// What all connections share.
    final class Book: Sendable {
        let taken = Mutex<[Taken]>([])
        let refusals = Mutex<Int>(0)
        private let minutes = Mutex<[Int: Int]>([:])
        private let now: @Sendable () -> Date
        private let most: Int

        init(most: Int, now: @escaping @Sendable () -> Date) { (self.most, self.now) = (most, now) }

        /// Counts a recipient. False when the minute has had its mails.
        func admits() -> Bool {
            let minute = Int(now().timeIntervalSince1970 / 60)
            return minutes.withLock { minutes in
                guard minutes[minute, default: 0] < most else { return false }
                minutes[minute, default: 0] += 1
                return true
            }
        }
    }

    static func start(most: Int, now: @escaping @Sendable () -> Date) async throws -> LimitedServer {
        let book = Book(most: most, now: now)
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(LimitedHandler(book))
                }
            }.bind(host: "127.0.0.1", port: 0).get()
        return LimitedServer(channel, book)
    }

    private init(_ channel: any NIOCore.Channel, _ book: Book) {
        (self.channel, self.book, port) = (channel, book, channel.localAddress?.port ?? 0)
    }

    var taken: [Taken] { book.taken.withLock { $0 } }
    var refusals: Int { book.refusals.withLock { $0 } }

    func stop() async throws { try await channel.close() }
}

/// One connection.
private final class LimitedHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let book: LimitedServer.Book
    private var unread = ByteBuffer()
    private var recipient: String?
    private var text: [String]?

    init(_ book: LimitedServer.Book) { self.book = book }

    func channelActive(context: ChannelHandlerContext) { say("220 mx.example", context) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var part = unwrapInboundIn(data)
        unread.writeBuffer(&part)
        while let end = unread.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) {
            let line = unread.readString(length: end - unread.readerIndex + 1) ?? ""
            hear(String(line.dropLast()), context)
        }
    }

    private func hear(_ line: String, _ context: ChannelHandlerContext) {
        if text != nil {
            if line != "." { return text?.append(line) ?? () }
            // The field may go on in the next line.
            let field = text?.drop { !$0.lowercased().hasPrefix("message-id:") }.prefix(2).joined() ?? ""
            let taken = LimitedServer.Taken(recipient: recipient ?? "", messageID: field)
            book.taken.withLock { $0.append(taken) }
            text = nil
            return say("250 2.0.0 taken", context)
        }
        switch line.split(separator: " ").first {
        case "EHLO": say("250-mx.example\r\n250-PIPELINING\r\n250 8BITMIME", context)
        case "RCPT": say(admitted(line), context)
        case "DATA":
            text = recipient == nil ? nil : []
            say(recipient == nil ? "503 5.5.1 nobody to write to" : "354 go on", context)
        case "QUIT":
            say("221 2.0.0 bye", context)
            context.close(promise: nil)
        default:
            recipient = nil
            say("250 2.0.0 ok", context)
        }
    }

    private func admitted(_ line: String) -> String {
        guard book.admits() else {
            book.refusals.withLock { $0 += 1 }
            return "450 4.7.1 too many messages, slow down"
        }
        recipient = line.split(separator: "<").last.map { String($0.prefix { $0 != ">" }) }
        return "250 2.1.5 ok"
    }

    private func say(_ text: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text + "\r\n")), promise: nil)
    }
}

/// Mail over SMTP, as the program sends it.
struct OverSMTP: MailTransport {
    private let client: SMTPClient

    init(port: Int) throws {
        var settings = SMTPSettings(hello: "harbour.example")
        settings.connections = 8
        client = try SMTPClient(
            server: SMTPServer(host: "127.0.0.1", port: port), settings: settings,
            eventLoopGroup: .singletonMultiThreadedEventLoopGroup, logger: Logger(label: "trial"))
    }

    func send(_ mail: EmailMessage) async -> Outcome { await client.send(mail) }

    func stop() async { await client.shutdown() }
}
