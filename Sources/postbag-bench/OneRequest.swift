import Foundation
import NIOCore
import NIOPosix

extension ServerAddress {
    /// Sends one GET request on a connection of its own.
    func get(_ path: String, headers: String = "") async throws -> Answer {
        try await ask("GET \(path) HTTP/1.1\r\nHost: \(authority)\r\n\(headers)\r\n")
    }

    func ask(_ request: String) async throws -> Answer {
        let loop = MultiThreadedEventLoopGroup.client.next()
        let answer = loop.makePromise(of: Answer.self)
        let channel: any Channel
        do {
            channel = try await ClientBootstrap(group: loop)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(AnswerHandler(answer))
                    }
                }
                .connect(host: host, port: port).get()
        } catch {
            answer.fail(error)
            throw error
        }
        try await channel.writeAndFlush(ByteBuffer(string: request))
        let whole = try await answer.futureResult.get()
        channel.close(promise: nil)
        return whole
    }

    func waitUntilHealthy() async throws {
        for _ in 0..<200 {
            do {
                if try await get("/health").status == 200 { return }
            } catch is NIOConnectionError {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        throw BenchError("the server does not answer")
    }
}

/// Completes the promise with the first answer.
private final class AnswerHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private var reader = AnswerReader()
    private var promise: EventLoopPromise<Answer>?

    init(_ promise: EventLoopPromise<Answer>) { self.promise = promise }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var part = unwrapInboundIn(data)
        do {
            guard let answer = try reader.next(&part) else { return }
            promise?.succeed(answer)
            promise = nil
        } catch { errorCaught(context: context, error: error) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        errorCaught(context: context, error: ChannelError.eof)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise?.fail(error)
        promise = nil
        context.close(promise: nil)
    }
}
