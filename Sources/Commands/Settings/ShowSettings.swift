import ArgumentParser
import Channels
import Domain
import Foundation
import Web

/// The `postbag settings` command. Prints the settings in force, with passwords hidden.
struct ShowSettings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Show the settings in force; passwords are hidden.")

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        for line in try options.resolve().lines { print(line) }
    }
}

extension Settings {
    /// The settings, one on each line, without passwords and tokens.
    var lines: [String] {
        [
            "data: \(data.path)",
            "database: \(database.map { "PostgreSQL \($0)" } ?? "embedded")",
            "host: \(host)",
            "port: \(port)",
            "site: \(site ?? "none: \(address)")",
            "mail server: \(mailServers ?? "none: the desk’s, else rehearsal")",
            "from: \(from)",
            "return path: \(returnPath)",
            "signing key: \(signer.map { "\($0.key.kind.rawValue), \($0.name)" } ?? "none: the mail server’s")",
            "LMTP: \(lmtp.map { "\($0)" } ?? "none")",
            "IMAP: \(imap.map { "\($0)" } ?? "none")",
            "authorities for mail: \(mailTrust == .system ? "the system’s" : "those of POSTBAG_MAIL_CA")",
            "ports for mail at the desk: \((MailServer.ports + mailPorts).map(String.init).joined(separator: ", "))",
            "proxies: \(proxies.map(\.description).joined(separator: ", "))",
            "rate limits: \(limitsRates ? "on" : "off")",
            "pace: \(isPaced ? "on" : "off")",
            "unconfirmed letters: \(unconfirmedMegabytes) MB at most",
            "metrics: for this machine\(metricsToken == nil ? "" : ", and with the token")",
        ]
    }
}
