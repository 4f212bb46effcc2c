import Domain
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

    /// Room for a very long paste, in any script, percent-encoded: it is refused kindly by the form
    /// and not by a closed connection.
    package var maxUploadSize: Int { RequestLimit.form }
}
