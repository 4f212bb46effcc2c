import Foundation

/// The server to which mail is sent, as named in `POSTBAG_SMTP`: `smtp://user:password@host:587` or
/// `smtps://user:password@host:465`.
package struct SMTPServer: Sendable, Equatable {
    package var host: String
    package var port: Int
    /// Whether TLS starts with the first octet (`smtps`, RFC 8314); else STARTTLS (RFC 3207).
    package var implicitTLS: Bool
    package var credentials: Credentials?

    package struct Credentials: Sendable, Equatable {
        package var user: String, password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    package init(host: String, port: Int, implicitTLS: Bool = false, credentials: Credentials? = nil) {
        self.host = host
        self.port = port
        self.implicitTLS = implicitTLS
        self.credentials = credentials
    }

    /// Whether the server is this machine, to which mail may go without TLS.
    package var isLoopback: Bool {
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return host.lowercased() == "localhost" || host == "::1"
            || (octets.count == 4 && octets.allSatisfy { $0 != nil } && octets[0] == 127)
    }

    /// Whether the connection needs STARTTLS: always, except on this machine without a password.
    var needsStartTLS: Bool { !implicitTLS && (!isLoopback || credentials != nil) }
}

extension SMTPServer: CustomStringConvertible {
    /// The setting with its password hidden.
    package var description: String {
        let user = credentials.map { "\($0.user):…@" } ?? ""
        return "\(implicitTLS ? "smtps" : "smtp")://\(user)\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
