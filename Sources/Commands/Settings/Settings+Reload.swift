import Channels
import Storage

/// What a reload changes while the program runs.
extension Settings {
    /// Returns these settings with what can be taken over from newer ones: how mail is sent, rate
    /// limits, and the token of `/metrics`. Throws `SettingsProblems` when that does not fit what
    /// stays.
    func taking(over new: Settings) throws -> Settings {
        var settings = self
        (settings.relays, settings.smtpPlace) = (new.relays, new.smtpPlace)
        (settings.from, settings.fromPlace) = (new.from, new.fromPlace)
        settings.returnPath = new.returnPath
        (settings.dkimKey, settings.dkimSelector) = (new.dkimKey, new.dkimSelector)
        (settings.mailTrust, settings.mailPorts) = (new.mailTrust, new.mailPorts)
        (settings.limitsRates, settings.metricsToken) = (new.limitsRates, new.metricsToken)
        let problems = settings.faults
        guard problems.isEmpty else {
            throw SettingsProblems(problems: problems + ["Some settings change with a restart only."])
        }
        return settings
    }

    /// Returns the lines of these settings that others do not have, as `postbag settings` prints
    /// them, and what else differs.
    func lines(besides others: Settings) -> [String] {
        let known = Set(others.lines)
        return lines.filter { !known.contains($0) } + hiddenDifferences(from: others)
    }

    /// Returns what differs and has the same line in both, because passwords and keys are hidden.
    private func hiddenDifferences(from others: Settings) -> [String] {
        var differences: [String] = []
        if relays != others.relays, mailServers == others.mailServers {
            differences.append("mail server: its user, password or encryption")
        }
        if let key = dkimKey?.publicKey, let other = others.dkimKey?.publicKey, key != other {
            differences.append("signing key: another one")
        }
        if mailTrust != others.mailTrust, mailTrust != .system, others.mailTrust != .system {
            differences.append("authorities for mail: other ones")
        }
        if let metricsToken, let other = others.metricsToken, metricsToken != other {
            differences.append("metrics: another token")
        }
        if imap != others.imap, imap?.description == others.imap?.description {
            differences.append("IMAP: its user, password or encryption")
        }
        if database != others.database, database?.description == others.database?.description {
            differences.append("database: its password or options")
        }
        if clockOffset != others.clockOffset { differences.append("clock: another offset") }
        return differences
    }
}
