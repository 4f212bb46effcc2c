import Domain
package import Hummingbird
import NIOCore

/// The data of one request that is not in the request itself.
package struct VisitorContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The address at the other end of the connection: the visitor's, or a proxy's.
    private let socket: SocketAddress?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        socket = source.channel.remoteAddress
    }

    package var peer: IPAddress? { IPAddress(socket) }

    /// The largest body that is read, in octets. A very long paste in any script fits,
    /// percent-encoded. The form can then refuse such a text politely, without closing the
    /// connection.
    package var maxUploadSize: Int { RequestSizeLimits.form }
}
