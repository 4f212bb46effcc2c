package import Hummingbird
import NIOCore

/// What is known of one request beside the request itself.
package struct VisitorContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The other end of the connection: the visitor's, or a proxy's.
    private let socket: SocketAddress?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        socket = source.channel.remoteAddress
    }

    package var peer: IPAddress? { IPAddress(socket) }

    /// Room for a very long paste, in any script, percent-encoded: it is refused kindly by the form and not by a closed connection.
    package var maxUploadSize: Int { Self.largestBody }
    package static let largestBody = 1 << 20
    /// The longest letter that the form takes, percent-encoded, and some room.
    package static let longestLetter = 1 << 17
}
