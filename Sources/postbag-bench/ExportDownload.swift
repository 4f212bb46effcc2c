import NIOCore
import NIOHTTP1
import NIOPosix

/// An export under way. Counts its rows and keeps nothing.
struct ExportDownload: Sendable {
    private let channel: any Channel
    private let done: EventLoopFuture<(rows: Int, octets: Int)>

    static func start(_ session: DeskSession) async throws -> ExportDownload {
        let loop = MultiThreadedEventLoopGroup.downloads.next()
        let counted = loop.makePromise(of: (rows: Int, octets: Int).self)
        let channel = try await ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(RowCounter(counted))
                }
            }
            .connect(host: session.address.host, port: session.address.port).get()
        var head = HTTPRequestHead(
            version: .http1_1, method: .GET, uri: "/desk/calais/export/letters.csv?why=bench")
        head.headers.add(name: "Host", value: session.address.authority)
        head.headers.add(name: "Cookie", value: session.cookie)
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        try await channel.writeAndFlush(HTTPClientRequestPart.end(nil))
        return ExportDownload(channel: channel, done: counted.futureResult)
    }

    /// Waits for the end of the file.
    func end() async throws -> (rows: Int, octets: Int) {
        let counted = try await done.get()
        channel.close(promise: nil)
        return counted
    }

    /// Closes the connection in the middle of the file.
    func abandon() {
        done.whenFailure { _ in }
        channel.close(promise: nil)
    }
}

extension MultiThreadedEventLoopGroup {
    fileprivate static let downloads = MultiThreadedEventLoopGroup(numberOfThreads: 1)
}

/// Completes the promise with the rows below the titles. A row ends with CR and LF, and no cell
/// holds a CR.
private final class RowCounter: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let promise: EventLoopPromise<(rows: Int, octets: Int)>
    private var (rows, octets) = (-1, 0)

    init(_ promise: EventLoopPromise<(rows: Int, octets: Int)>) { self.promise = promise }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            if head.status != .ok { promise.fail(BenchError("the export answers \(head.status)")) }
        case .body(let part):
            octets += part.readableBytes
            rows += part.withUnsafeReadableBytes { bytes in bytes.count { $0 == 0x0D } }
        case .end: promise.succeed((rows, octets))
        }
    }

    func channelInactive(context: ChannelHandlerContext) { promise.fail(ChannelError.eof) }
}
