import Actions
import Channels
import Domain
import Foundation
import Storage
import Web

extension Settings {
    /// Every setting's name, in the order in which `postbag settings` shows them.
    static let names = [
        "POSTBAG_DATA", "POSTBAG_DATABASE", "POSTBAG_HOST", "POSTBAG_PORT", "POSTBAG_SITE", "POSTBAG_SMTP",
        "POSTBAG_FROM", "POSTBAG_RETURN_PATH", "POSTBAG_DKIM_KEY", "POSTBAG_DKIM_SELECTOR", "POSTBAG_LMTP",
        "POSTBAG_IMAP", "POSTBAG_MAIL_CA", "POSTBAG_MAIL_PORTS", "POSTBAG_PROXIES",
        "POSTBAG_RATE_LIMITS", "POSTBAG_PACE", "POSTBAG_CLOCK_OFFSET", "POSTBAG_METRICS_TOKEN",
        "POSTBAG_UNCONFIRMED_MB",
    ]
    /// Names that are read elsewhere: the path of the settings file, and the folder of real tables
    /// for tests and `postbag-bench places`.
    private static let others: Set<String> = ["POSTBAG_SETTINGS", "POSTBAG_REAL"]

    /// Reads and checks all settings. Throws `SettingsProblems` with every error at once.
    static func read(_ source: SettingsSource, port: Int?, host: String?, isDemo: Bool) throws -> Settings {
        var reader = SettingsReader(source, known: Set(names).union(others))
        let site = source["POSTBAG_SITE"].map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        let settings = Settings(
            data: reader.folder(), database: reader.database(), host: reader.host(host),
            port: reader.port(port), site: site,
            relays: reader.mailServers(), smtpPlace: source.place(of: "POSTBAG_SMTP"),
            from: reader.sender(else: "letters@localhost"), fromPlace: source.place(of: "POSTBAG_FROM"),
            returnPath: reader.returnPath(), dkimKey: reader.signingKey(), dkimSelector: reader.selector(),
            lmtp: reader.lmtp(), imap: reader.imap(), mailTrust: reader.mailTrust(),
            mailPorts: reader.ports("POSTBAG_MAIL_PORTS"),
            proxies: reader.ranges("POSTBAG_PROXIES"),
            limitsRates: reader.isOn("POSTBAG_RATE_LIMITS"), isPaced: reader.isOn("POSTBAG_PACE"),
            clockOffset: TimeInterval(reader.number("POSTBAG_CLOCK_OFFSET", else: 0)), isDemo: isDemo,
            metricsToken: source["POSTBAG_METRICS_TOKEN"],
            unconfirmedMegabytes: reader.number(
                "POSTBAG_UNCONFIRMED_MB", else: UnconfirmedLimit.usual / 1_000_000))
        let problems = reader.problems + settings.faults
        guard problems.isEmpty else { throw SettingsProblems(problems: problems) }
        return settings
    }

    /// What in the settings does not go together.
    var faults: [String] {
        let isLoopbackSite = site.map(Self.isLoopback) ?? true
        let mailStaysHere = relays.allSatisfy(\.isLoopback)
        var faults: [String] = []
        if let site, !Self.isSite(site) {
            faults.append(
                "POSTBAG_SITE: “\(site)” must be https://name, or http:// with a loopback name, and no path")
        }
        if !isRehearsal, site == nil {
            faults.append("POSTBAG_SITE is needed with a mail server: mailed links must name this site")
        }
        if !isRehearsal, fromPlace == nil {
            faults.append("POSTBAG_FROM is needed with a mail server: the address that letters come from")
        }
        if returnPath == .subaddress, !sender.hasRoomForSubaddress {
            faults.append(
                "POSTBAG_RETURN_PATH: a subaddress needs a POSTBAG_FROM with at most "
                    + "\(ReturnPathForm.longestLocalPart) letters before the @ sign")
        }
        if !(1...1_000_000_000).contains(unconfirmedMegabytes) {
            faults.append("POSTBAG_UNCONFIRMED_MB: write a number of megabytes, from 1 to 1000000000")
        }
        if isDemo, !["127.0.0.1", "::1", "localhost"].contains(host) {
            faults.append("--demo serves on loopback only")
        }
        if let metricsToken, metricsToken.utf8.count < 16 {
            faults.append("POSTBAG_METRICS_TOKEN: write at least 16 characters")
        }
        if isDemo, site != nil {
            faults.append("--demo shows everybody's mail: it does not go with POSTBAG_SITE")
        }
        if !limitsRates || !isPaced, !isLoopbackSite || !mailStaysHere {
            faults.append(
                "POSTBAG_RATE_LIMITS and POSTBAG_PACE are only for trials on this machine: unset them")
        }
        if clockOffset != 0, !isLoopbackSite || !isRehearsal {
            faults.append("POSTBAG_CLOCK_OFFSET is only for rehearsals on this machine: unset it")
        }
        return faults
    }

    private static func isLoopback(site: String) -> Bool {
        SiteSettings.isLoopback(host: String(site.drop { $0 != "/" }.dropFirst(2)))
    }

    private static func isSite(_ site: String) -> Bool {
        guard let url = URL(string: site), url.host() != nil, url.path().isEmpty else { return false }
        return url.scheme == "https" || url.scheme == "http" && isLoopback(site: site)
    }
}
