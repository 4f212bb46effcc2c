import ArgumentParser
import Foundation

/// The host and port of a measured server.
struct ServerAddress: Sendable {
    let host: String
    let port: Int

    init(host: String = "127.0.0.1", port: Int) {
        self.host = host
        self.port = port
    }

    init(url: String) throws {
        guard let parts = URL(string: url), parts.scheme == "http", let host = parts.host() else {
            throw ValidationError("--url is http://host:port")
        }
        self.init(host: host, port: parts.port ?? 80)
    }

    var authority: String { "\(host):\(port)" }

    /// Returns an address with a loopback port that no process listens on at this moment.
    static func free() throws -> ServerAddress {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard bound else { throw BenchError("no free port on loopback") }
        return ServerAddress(port: Int(UInt16(bigEndian: address.sin_port)))
    }
}

/// The reason why a benchmark could not run.
struct BenchError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
