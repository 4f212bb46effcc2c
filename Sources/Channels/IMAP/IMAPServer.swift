import Foundation

/// The mailbox that mails are fetched from, as named in `POSTBAG_IMAP`:
/// `imaps://user:password@imap.example.org/INBOX`.
package struct IMAPServer: Sendable, Equatable {
    package let host: String
    package let port: Int
    /// Whether TLS starts with the first octet (`imaps`); else STARTTLS.
    let implicitTLS: Bool
    let credentials: SMTPServer.Credentials
    /// The name of the mailbox on the server: `INBOX`.
    package let mailbox: String

    /// Whether the connection needs STARTTLS: always, except to this machine.
    var needsStartTLS: Bool { !implicitTLS && !SMTPServer(host: host, port: port).isLoopback }

    /// The error in a setting. Never quotes the setting, which contains a password.
    package enum ParseError: Error, Equatable, CustomStringConvertible {
        case scheme, user, mailbox
        case server(SMTPServer.ParseError)

        package var description: String {
            switch self {
            case .scheme: "it begins with imaps:// or imap://"
            case .user: "a user and a password stand before the host: user:password@"
            case .mailbox: "the mailbox after the host is in ASCII, without quotes: /INBOX"
            case .server(let error): error.description
            }
        }
    }

    package init(parsing setting: String) throws(ParseError) {
        guard let separator = setting.range(of: "://") else { throw .scheme }
        let scheme = setting[..<separator.lowerBound].lowercased()
        guard scheme == "imap" || scheme == "imaps" else { throw .scheme }
        let rest = setting[separator.upperBound...]
        guard let at = rest.lastIndex(of: "@") else { throw .user }
        let parts = rest[rest.index(after: at)...].split(
            separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        do {
            credentials = try SMTPServer.Credentials(parsing: rest[..<at])
            let place = try SMTPServer.hostAndPort(parts[0])
            (host, port) = (place.host, place.port ?? (scheme == "imaps" ? 993 : 143))
        } catch { throw .server(error) }
        let name = parts.count == 2 ? String(parts[1]) : ""
        let isPlain = name.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
        guard isPlain, name.utf8.count <= 200 else { throw .mailbox }
        (mailbox, implicitTLS) = (name.isEmpty ? "INBOX" : name, scheme == "imaps")
    }
}

extension IMAPServer: CustomStringConvertible {
    /// The setting without user and password.
    package var description: String {
        "\(implicitTLS ? "imaps" : "imap")://\(host.contains(":") ? "[\(host)]" : host):\(port)/\(mailbox)"
    }
}
