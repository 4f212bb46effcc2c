import Foundation

extension SMTPServer {
    /// The error in a setting. Never quotes the setting, which may contain a password.
    package enum ParseError: Error, Equatable, CustomStringConvertible {
        case scheme, host, port, path, percentEncoding, userWithoutPassword, emptyUser, controlCharacter
        case tlsPort, clearPort

        package var description: String {
            switch self {
            case .scheme: "it begins with smtp:// or smtps://"
            case .host: "a host name, or an address such as 192.0.2.1 or [2001:db8::1], stands after // or @"
            case .port: "the port is a number from 1 to 65535"
            case .path: "nothing follows the host and the port"
            case .percentEncoding:
                "in user and password, % and two hexadecimal digits stand for an octet; a % itself is %25"
            case .userWithoutPassword: "a user comes with a password: user:password@"
            case .emptyUser: "the user before the colon is empty"
            case .tlsPort: "port 465 speaks TLS from the first word: write smtps:// in place of smtp://"
            case .clearPort:
                "ports 25 and 587 begin in clear and then ask for TLS: write smtp:// in place of smtps://"
            case .controlCharacter: "user and password hold no control characters"
            }
        }
    }

    /// Parses `smtp://user:password@host:587`. The default port is 587 (RFC 6409), or 465 for
    /// `smtps` (RFC 8314).
    package init(parsing setting: String) throws(ParseError) {
        guard let separator = setting.range(of: "://") else { throw .scheme }
        let scheme = setting[..<separator.lowerBound].lowercased()
        guard scheme == "smtp" || scheme == "smtps" else { throw .scheme }
        var rest = setting[separator.upperBound...]
        if rest.hasSuffix("/") { rest.removeLast() }
        let at = rest.lastIndex(of: "@")
        let credentials = try at.map { at throws(ParseError) in try Credentials(parsing: rest[..<at]) }
        let (host, port) = try Self.hostAndPort(at.map { rest[rest.index(after: $0)...] } ?? rest)
        if scheme == "smtp", port == 465 { throw .tlsPort }
        if scheme == "smtps", port == 25 || port == 587 { throw .clearPort }
        self.init(
            host: host, port: port ?? (scheme == "smtps" ? 465 : 587), implicitTLS: scheme == "smtps",
            credentials: credentials)
    }

    /// Reads the end of a server's setting.
    static func hostAndPort(_ text: Substring) throws(ParseError) -> (host: String, port: Int?) {
        guard !text.contains(where: { "/?#".contains($0) }) else { throw .path }
        var host = text, port: Substring?
        if let colon = text.lastIndex(of: ":"), text[colon...].firstIndex(of: "]") == nil {
            (host, port) = (text[..<colon], text[text.index(after: colon)...])
        }
        let number = try port.map { port throws(ParseError) in try portNumber(port) }
        if host.hasPrefix("["), host.hasSuffix("]") {
            let address = host.dropFirst().dropLast()
            guard address.contains(":"), address.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." })
            else { throw .host }
            return (String(address), number)
        }
        guard !host.isEmpty, host.utf8.allSatisfy(isHostOctet) else { throw .host }
        return (String(host), number)
    }

    private static func portNumber(_ text: Substring) throws(ParseError) -> Int {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            (1...65_535).contains(number)
        else { throw .port }
        return number
    }

    private static func isHostOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}

extension SMTPServer.Credentials {
    /// Reads `user:password`, where `%` and two hexadecimal digits stand for an octet.
    init(parsing text: Substring) throws(SMTPServer.ParseError) {
        guard let colon = text.firstIndex(of: ":") else { throw .userWithoutPassword }
        let user = try decoded(text[..<colon]), password = try decoded(text[text.index(after: colon)...])
        guard !user.isEmpty else { throw .emptyUser }
        guard !password.isEmpty else { throw .userWithoutPassword }
        guard !(user + password).unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
        else { throw .controlCharacter }
        self.init(user: user, password: password)
    }
}

private func decoded(_ text: Substring) throws(SMTPServer.ParseError) -> String {
    guard let decoded = String(text).removingPercentEncoding else { throw .percentEncoding }
    return decoded
}
