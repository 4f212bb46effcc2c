import Actions
import Channels
import Domain

/// The mail server that is set at the desk. The settings win over it.
extension Settings {
    /// What the desk may do about the mail server.
    var mailPolicy: MailServerPolicy {
        MailServerPolicy(
            given: mailServers.flatMap { name in smtpPlace.map { .init(name: name, place: $0) } },
            obstacle: mailObstacle, obstacleTo: { obstacle(to: $0) },
            sender: fromPlace.map { .init(name: from, place: $0) },
            ports: MailServer.ports + mailPorts.filter { !MailServer.ports.contains($0) })
    }

    /// Why a mail server of the desk cannot be used here. The same settings refuse `POSTBAG_SMTP`.
    private var mailObstacle: MailServerPolicy.Obstacle? {
        if isDemo { return .demo }
        if site == nil { return .noSite }
        return clockOffset == 0 ? nil : .trialClock
    }

    /// Why this mail server of the desk cannot be used here.
    private func obstacle(to server: MailServer) -> MailServerPolicy.Obstacle? {
        if let mailObstacle { return mailObstacle }
        let isTrial = !limitsRates || !isPaced
        return isTrial && !SMTPServer(server).isLoopback ? .trialLimits : nil
    }

    /// Returns these settings with a mail server of the desk in force. Nil where they rule it out.
    func sending(through server: MailServer) -> Settings? {
        guard isRehearsal, obstacle(to: server) == nil else { return nil }
        var settings = self
        settings.relays = [SMTPServer(server)]
        if fromPlace == nil { settings.from = server.sender }
        return settings
    }
}
