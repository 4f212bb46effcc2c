import Channels
import Domain
import Foundation
import Storage
import Web

/// Reads single settings and collects their errors, so that all errors are reported at once.
struct SettingsReader {
    let source: SettingsSource
    private(set) var problems: [String]

    init(_ source: SettingsSource, known: Set<String>) {
        self.source = source
        problems = source.faults(known: known)
    }

    mutating func number(_ name: String, else usual: Int) -> Int {
        guard let text = source[name] else { return usual }
        if let number = Int(text) { return number }
        problems.append("\(name): “\(text)” is not a number")
        return usual
    }

    /// Reads and checks the port. `flag`: the value of `--port`.
    mutating func port(_ flag: Int?) -> Int {
        let port = flag ?? number("POSTBAG_PORT", else: 8080)
        if !(1...65_535).contains(port) {
            problems.append(
                "\(flag == nil ? "POSTBAG_PORT" : "--port"): \(port) is not a port; write 1 to 65535")
        }
        return port
    }

    /// Reads and checks the host. `flag`: the value of `--host`.
    mutating func host(_ flag: String?) -> String {
        let host = flag ?? source["POSTBAG_HOST"] ?? "127.0.0.1"
        if host != "localhost", !Self.isAddress(host) {
            problems.append(
                "\(flag == nil ? "POSTBAG_HOST" : "--host"): “\(host)” is neither an IP address nor localhost"
            )
        }
        return host
    }

    mutating func isOn(_ name: String) -> Bool {
        let text = source[name] ?? "on"
        if text != "on", text != "off" { problems.append("\(name): “\(text)” is neither on nor off") }
        return text != "off"
    }

    /// Reads IP addresses and ranges of addresses, separated by commas.
    mutating func ranges(_ name: String) -> [IPRange] {
        let texts = (source[name] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        return texts.filter { !$0.isEmpty }.compactMap { text in
            let range = IPRange(text)
            if range == nil {
                problems.append(
                    "\(name): “\(text)” is neither an IP address nor a range; "
                        + "write them as in 127.0.0.1, 10.0.0.0/8")
            }
            return range
        }
    }

    /// Reads numbers of ports, separated by commas.
    mutating func ports(_ name: String) -> [Int] {
        let texts = (source[name] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        return texts.filter { !$0.isEmpty }.compactMap { text in
            let port = Int(text).flatMap { (1...65_535).contains($0) ? $0 : nil }
            if port == nil { problems.append("\(name): “\(text)” is not a port; write 1 to 65535") }
            return port
        }
    }

    /// Reads the sender address of letters. Returns `usual` when none is set.
    mutating func sender(else usual: String) -> String {
        guard let text = source["POSTBAG_FROM"] else { return usual }
        if let open = text.lastIndex(of: "<") {
            let address = text[text.index(after: open)...].prefix { $0 != ">" }
            problems.append(
                "POSTBAG_FROM: the writer's name stands before the address: write \(address) alone")
        } else if EmailAddress.flaw(in: text) != nil, !text.hasSuffix("@localhost") {
            problems.append("POSTBAG_FROM: “\(text)” is not an address; write one, as in letters@example.org")
        }
        return text
    }

    /// Reads the form of return paths: a word, or one address.
    mutating func returnPath() -> ReturnPathForm {
        switch source["POSTBAG_RETURN_PATH"] {
        case nil, "verp": return .verp
        case "subaddress": return .subaddress
        case .some(let text):
            if EmailAddress.flaw(in: text) != nil {
                problems.append(
                    "POSTBAG_RETURN_PATH: “\(text)” is neither verp, subaddress nor an address, "
                        + "as in returns@example.org")
            }
            return .fixed(text)
        }
    }

    /// Reads where mails are taken by LMTP.
    mutating func lmtp() -> LMTPAddress? {
        guard let text = source["POSTBAG_LMTP"] else { return nil }
        let address = LMTPAddress(parsing: text)
        if address == nil {
            problems.append(
                "POSTBAG_LMTP: “\(text)” is neither the path of a socket, as in /run/postbag/lmtp.sock, "
                    + "nor a port of this machine, as in 127.0.0.1:2424")
        }
        return address
    }

    /// Reads the mailbox that mails are fetched from.
    mutating func imap() -> IMAPServer? {
        guard let text = source["POSTBAG_IMAP"] else { return nil }
        do { return try IMAPServer(parsing: text) } catch {
            problems.append("POSTBAG_IMAP: \(error)")
            return nil
        }
    }

    /// Reads who vouches for the certificates of the mail servers, from the file that the setting
    /// names.
    mutating func mailTrust() -> MailTrust {
        guard let path = source["POSTBAG_MAIL_CA"] else { return .system }
        do { return try MailTrust(file: path) } catch {
            problems.append("POSTBAG_MAIL_CA: \(path): \(error)")
            return .system
        }
    }

    mutating func mailServers() -> [SMTPServer] {
        do { return try SMTPServer.list(parsing: source["POSTBAG_SMTP"] ?? "") } catch {
            problems.append("POSTBAG_SMTP: \(error)")
            return []
        }
    }

    /// Reads the key that signs our mails, from the file that the setting names.
    mutating func signingKey() -> DKIMKey? {
        guard let path = source["POSTBAG_DKIM_KEY"] else { return nil }
        do {
            let octets = try FileHandle(forReadingFrom: URL(filePath: path)).read(upToCount: 65_536)
            return try DKIMKey(parsing: String(decoding: octets ?? Data(), as: UTF8.self))
        } catch let error as DKIMKey.ParseError {
            problems.append("POSTBAG_DKIM_KEY: \(path): \(error)")
        } catch {
            problems.append("POSTBAG_DKIM_KEY: \(path) cannot be read; see `postbag dkim new`")
        }
        return nil
    }

    /// Reads the name of the signing key in the zone.
    mutating func selector() -> String {
        let text = source["POSTBAG_DKIM_SELECTOR"] ?? "postbag"
        let isName = text.wholeMatch(of: /[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?/) != nil
        if !isName {
            problems.append("POSTBAG_DKIM_SELECTOR: “\(text)” is not a name; write one, as postbag")
        }
        return text
    }

    mutating func database() -> PostgresAddress? {
        guard let text = source["POSTBAG_DATABASE"] else { return nil }
        do { return try PostgresAddress(parsing: text) } catch {
            problems.append("POSTBAG_DATABASE \(error)")
            return nil
        }
    }

    /// Reads the data folder, which need not exist yet.
    mutating func folder() -> URL {
        let folder = URL(filePath: source["POSTBAG_DATA"] ?? "data")
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
            return folder
        }
        if !isFolder.boolValue {
            problems.append("POSTBAG_DATA: \(folder.path) is not a folder")
        } else if access(folder.path, R_OK | W_OK | X_OK) != 0 {
            let reason = String(cString: strerror(errno))
            let owner = FileOwner.other(of: folder).map { "; \($0)" } ?? ""
            problems.append("POSTBAG_DATA: \(folder.path) cannot be used: \(reason)\(owner)")
        }
        return folder
    }

    private static func isAddress(_ text: String) -> Bool {
        var four = in_addr(), six = in6_addr()
        return inet_pton(AF_INET, text, &four) == 1 || inet_pton(AF_INET6, text, &six) == 1
    }
}
