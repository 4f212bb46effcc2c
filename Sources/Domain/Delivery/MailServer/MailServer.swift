/// The mail server that an owner sets at the desk, and the address that mail comes from.
package struct MailServer: Sendable, Equatable {
    package var host: String
    package var port: Int
    /// "" where the server wants no password.
    package var user: String
    package var password: String
    /// The address that our mail comes from.
    package var sender: String

    package init(host: String, port: Int, user: String = "", password: String = "", sender: String) {
        (self.host, self.port, self.user) = (host, port, user)
        (self.password, self.sender) = (password, sender)
    }

    /// The ports on which mail servers take mail from programs. The desk offers no others.
    package static let ports = [587, 465, 2525, 25]
    /// The port whose connections are encrypted from the first octet (RFC 8314). On all others the
    /// connection begins in clear and is then encrypted.
    package static let encryptedPort = 465
    /// The largest host name, in octets (RFC 1035).
    package static let longestHost = 253
    /// The largest user name and the largest password, in octets.
    package static let longestSecret = 500

    package var isEncryptedFromTheStart: Bool { port == Self.encryptedPort }

    /// The host and the port, for people: `smtp.example.org:587`.
    package var name: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    /// Whether a password that was typed for `other` may be used here. A password goes only to the
    /// server and the user for which somebody typed it.
    package func sharesPassword(with other: MailServer) -> Bool {
        (host, port, user) == (other.host, other.port, other.user)
    }
}

extension MailServer {
    /// Reads the name of a host as people type or paste it. Nil for what is no host name and no IP
    /// address.
    package static func host(typed: String) -> String? {
        var host = typed.scalars(first: 1_000).filter { !$0.isWhitespace }.lowercased()
        for scheme in ["smtp://", "smtps://"] where host.hasPrefix(scheme) {
            host.removeFirst(scheme.count)
        }
        if host.hasSuffix("/") { host.removeLast() }
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        guard !host.isEmpty, host.utf8.count <= longestHost else { return nil }
        if host.contains(":") {
            return host.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." } ? host : nil
        }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isName = labels.allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63
                && label.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
                        || $0 == UInt8(ascii: "_")
                }
        }
        return isName ? host : nil
    }
}
