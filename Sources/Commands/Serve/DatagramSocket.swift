import Glibc

/// The way to a datagram socket of this machine, on which another program listens.
final class DatagramSocket: Sendable {
    private let descriptor: Int32
    private let address: sockaddr_un
    private let length: socklen_t

    /// - Parameter path: a path, or after an at sign a name of the abstract namespace. Nil for a
    ///   path that is too long, and when no more files can be open.
    init?(_ path: String) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var octets = Array(path.utf8)
        guard octets.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        if octets.first == UInt8(ascii: "@") { octets[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: octets) }
        let head = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 0
        (self.address, length) = (address, socklen_t(head + octets.count))
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// Sends one datagram. False when nobody took it.
    @discardableResult
    func send(_ octets: [UInt8]) -> Bool {
        withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                sendto(descriptor, octets, octets.count, Int32(MSG_NOSIGNAL), address, length) == octets.count
            }
        }
    }
}
