import Actions
import Channels
import Domain
import Foundation
import Logging
import Storage
import Web

/// The configuration of this Postbag. Read once, checked at start and passed on as a value.
struct Settings: Sendable {
    var data: URL
    /// The address of PostgreSQL. Nil for the embedded database in `data`.
    var database: PostgresAddress?
    var host: String
    var port: Int
    var site: String?
    /// The mail servers, the preferred one first.
    var relays: [SMTPServer]
    /// Where the mail server is set: by a name, in a file, or at the desk. Nil for no server.
    var smtpPlace: String?
    var from: String
    /// Where the sending address is set. Nil for the usual one.
    var fromPlace: String?
    var returnPath: ReturnPathForm
    /// The key that signs our mails, and its name in the zone.
    var dkimKey: DKIMKey?
    var dkimSelector: String
    /// Where mails are taken by LMTP. Nil for nowhere.
    var lmtp: LMTPAddress?
    /// The mailbox that mails are fetched from. Nil for none.
    var imap: IMAPServer?
    /// Who vouches for the certificates of the mail servers.
    var mailTrust: MailTrust
    /// The ports that a mail server at the desk may have, beside the usual ones.
    var mailPorts: [Int]
    var proxies: [IPRange]
    var limitsRates: Bool
    var isPaced: Bool
    /// The offset of the clock in seconds, to try out what happens after days. Only for loopback
    /// and rehearsal.
    var clockOffset: TimeInterval
    var isDemo: Bool
    var metricsToken: String?
    /// The limit of disk space for unconfirmed letters, in megabytes (10^6 octets).
    var unconfirmedMegabytes: Int

    var isRehearsal: Bool { relays.isEmpty }

    /// The names of the mail servers. Nil for none.
    var mailServers: String? { relays.isEmpty ? nil : relays.map(\.name).joined(separator: ", then ") }

    var sender: SenderIdentity { SenderIdentity(address: from, returnPath: returnPath) }

    /// The site's address in mails and on pages. A loopback address when no site is set.
    var address: String { site ?? "http://localhost:\(port)" }

    /// Signs mail from our address. Nil without a key.
    var signer: DKIMSigner? { dkimKey.map(signer) }

    /// Returns what signs mail from our address with a key.
    func signer(_ key: DKIMKey) -> DKIMSigner {
        let domain = sender.domain
        return DKIMSigner(domain: DomainName.ascii(domain) ?? domain, selector: dkimSelector, key: key)
    }

    /// Opens the database and updates its schema, after a copy of older data. The log names the
    /// copy.
    func openEngine() async throws -> any Engine {
        // Every file written from here on may contain somebody's letter, so only the owner may read
        // it.
        umask(0o077)
        try FileOwner.check(data)
        let copies = SchemaCopies(in: data) { Settings.log($0) }
        if let database { return try await PostgresEngine.open(database, copies: copies) }
        return try await SQLiteEngine.open(folder: data, copies: copies)
    }

    /// An empty place for a backup, where the data will be.
    var restorePlace: any RestorePlace {
        database.map { PostgresRestore($0) } ?? SQLiteRestore(data: data)
    }

    private static func log(_ notice: String) {
        var logger = Logger(label: "postbag", factory: JournalLog.handler)
        logger.logLevel = .notice
        logger.notice("\(notice)")
    }

    var web: SiteSettings {
        SiteSettings(
            links: Links(site: address), isDemo: isDemo, hasSite: site != nil, proxies: proxies,
            limitsRates: limitsRates, metricsToken: metricsToken, lastBackup: BackupMark(data).date)
    }
}

/// All errors in the settings together.
struct SettingsProblems: Error, CustomStringConvertible {
    let problems: [String]

    var description: String {
        "The settings do not fit:\n" + problems.map { "  \($0)" }.joined(separator: "\n")
    }
}
