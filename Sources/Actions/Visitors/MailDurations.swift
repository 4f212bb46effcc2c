package import Domain
import Logging
import Storage

/// How long letters and mails of this process took, since it started.
package struct MailDurations: Sendable {
    /// From the confirmation of a letter until a mail server has it. Rehearsals do not count.
    package let deliveries = Histogram(MonitoringRules.deliveries)
    /// From the claim of one mail until the mail server has answered.
    package let letters = Histogram(MonitoringRules.sending)
    package let mails = Histogram(MonitoringRules.sending)

    package func sending(_ sender: MailSender) -> Histogram { sender == .letters ? letters : mails }

    func see(_ change: DeliveryChange) {
        guard change.state == .accepted, !change.rehearsal, let seconds = change.sinceConfirmed else {
            return
        }
        deliveries.add(seconds)
    }
}

extension Logger {
    /// Says that a delivery has reached a state. docs/running.md explains the fields.
    func say(_ change: DeliveryChange) {
        var fields: Metadata = [
            "letter": .string(String(change.letter)), "campaign": .string(change.campaign),
            "target": .string(change.target), "channel": .string(change.channel.rawValue),
            "state": .string(change.state.rawValue), "event": .string(change.event),
            "attempts": .string(String(change.attempts)),
        ]
        if let code = change.code, code != 0 { fields["reply"] = .string(String(code)) }
        if change.rehearsal { fields["rehearsal"] = "yes" }
        notice("delivery", metadata: fields)
    }
}
