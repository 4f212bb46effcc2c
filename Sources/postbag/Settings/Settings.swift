import Actions
import Channels
import Foundation
import Storage
import Web

/// How this Postbag runs: read once, checked at start, passed on as a value.
struct Settings: Sendable {
    var data: URL
    /// PostgreSQL; nil for the embedded database in `data`.
    var database: PostgresAddress?
    var host: String
    var port: Int
    var site: String?
    var smtp: SMTPServer?
    var from: String
    var proxies: [IPRange]
    var limitsRates: Bool
    var isPaced: Bool
    /// Seconds by which the clock is moved: for trying out what happens after days. Loopback and
    /// rehearsal only.
    var clockOffset: TimeInterval
    var isDemo: Bool
    var metricsToken: String?
    /// What letters that nobody has confirmed may take of the disk, in megabytes (10^6 octets).
    var unconfirmedMegabytes: Int

    var isRehearsal: Bool { smtp == nil }

    /// The site as mails and pages name it; without one, loopback.
    var address: String { site ?? "http://localhost:\(port)" }

    /// Opens the database, its schema up to date.
    func openEngine() async throws -> any Engine {
        try FileOwner.check(data)
        if let database { return try await PostgresEngine.open(database) }
        return try await SQLiteEngine.open(folder: data)
    }

    var web: SiteSettings {
        SiteSettings(
            links: Links(site: address), isDemo: isDemo, hasSite: site != nil, proxies: proxies,
            limitsRates: limitsRates, metricsToken: metricsToken)
    }
}

/// Everything that is wrong with the settings, together.
struct SettingsProblems: Error, CustomStringConvertible {
    let problems: [String]

    var description: String {
        "The settings do not fit:\n" + problems.map { "  \($0)" }.joined(separator: "\n")
    }
}
