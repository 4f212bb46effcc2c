import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOExtras
import NIOHTTP1
import NIOPosix
import ServiceLifecycle

/// Serves HTTP on an address, or on a socket that the service manager holds. Hummingbird's
/// `Application` can only open a socket of its own.
struct HTTPListener<Responder: HTTPResponder>: Service
where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
    let place: ListeningPlace
    let responder: Responder
    let configuration: HTTP1Channel.Configuration
    /// The limit of open connections. Further ones wait to be accepted.
    let mostConnections: Int
    let logger: Logger
    /// Called with the own address, once connections are accepted.
    let onRunning: @Sendable (SocketAddress?) -> Void

    private let group = MultiThreadedEventLoopGroup.singleton

    /// Accepts connections until the process is asked to end. Then finishes the open requests.
    func run() async throws {
        let (quiescing, dates) = (ServerQuiescingHelper(group: group), DateField())
        let http = HTTP1Channel(
            responder: { request, writer, channel in
                let response = try await answer(to: request, on: channel, at: dates.now)
                do {
                    try await writer.write(response: response.head, body: response.body)
                } catch is HTTPParserError {
                    // Else a second answer would follow the first.
                    throw BrokenRequest()
                }
            }, configuration: configuration)
        let server = try await listen(quiescing) { http.setup(channel: $0, logger: logger) }
        onRunning(server.channel.localAddress)
        try await withGracefulShutdownHandler {
            try await server.executeThenClose { connections in
                try await withThrowingDiscardingTaskGroup { group in
                    for try await value in connections {
                        group.addTask { await http.handle(value: value, logger: logger) }
                    }
                }
            }
        } onGracefulShutdown: {
            Task {
                await leave(server.channel)
                quiescing.initiateShutdown(promise: nil)
            }
        }
    }

    /// Leaves new connections to the process that follows, if one will have this socket. Whoever
    /// has just been accepted gets a moment to send a request.
    private func leave(_ channel: any Channel) async {
        guard case .inherited = place else { return }
        do { try await channel.setOption(.autoRead, value: false).get() } catch {
            logger.error("connections are still accepted", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: .milliseconds(300))
    }

    private func listen<Value: Sendable>(
        _ quiescing: ServerQuiescingHelper, setUp: @escaping @Sendable (any Channel) -> EventLoopFuture<Value>
    ) async throws -> NIOAsyncChannel<Value, Never> {
        let limit = MaximumAvailableConnections(mostConnections)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(AvailableConnectionsChannelHandler(delegate: limit))
                    try pipeline.addHandler(quiescing.makeServerChannelHandler(channel: channel))
                }
            }
        return switch place {
        case .address(let host, let port):
            try await bootstrap.bind(host: host, port: port, childChannelInitializer: setUp)
        case .inherited(let socket):
            try await bootstrap.bind(socket, childChannelInitializer: setUp)
        }
    }

    private func answer(to request: Request, on channel: any Channel, at date: String) async throws
        -> Response
    {
        var logger = logger
        // Contexts take their id from here.
        logger[metadataKey: "hb.request.id"] = .stringConvertible(RequestID())
        let context = Responder.Context(source: .init(channel: channel, logger: logger))
        var response: Response
        do { response = try await responder.respond(to: request, context: context) } catch let error
            as HTTPParserError
        {
            throw error
        } catch {
            response = Response(status: .internalServerError)
        }
        response.headers[.date] = date
        return response
    }
}

/// The error when a request turns out to be broken after its answer has begun.
private struct BrokenRequest: Error {}
