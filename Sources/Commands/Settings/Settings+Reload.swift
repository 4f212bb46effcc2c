import Channels

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
    /// them.
    func lines(besides others: Settings) -> [String] {
        let known = Set(others.lines)
        return lines.filter { !known.contains($0) }
    }
}
