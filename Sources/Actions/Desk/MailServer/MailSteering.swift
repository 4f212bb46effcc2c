package import Domain
import Storage

/// What an owner or an operator does about mail that waits.
package struct MailSteering: Sendable {
    package enum Step: String, Sendable, CaseIterable {
        /// Tries the mail servers that hold our mail at once.
        case probe
        /// Holds all mail but mails that sign in.
        case stop
        /// Ends that.
        case goOn = "go"
    }

    let services: Services
    let actor: Actor

    package init(_ services: Services, actor: Actor) { (self.services, self.actor) = (services, actor) }

    /// Takes a step. What is so already stays so, and is not in the history.
    package func take(_ step: Step) async throws {
        let (actor, name, rehearsal) = (actor, actor.name, services.rehearsal)
        try await OperatorActions(services, actor: actor).change { connection, now in
            guard try connection.allows(actor, .site, in: nil) else { return ((), []) }
            try connection.lock(named: "mail stop")
            let (holds, stop) = try (connection.mailHolds, connection.mailHolds.stop(rehearsal: rehearsal))
            switch (step, stop) {
            case (.probe, _):
                try holds.probeNow(rehearsal: rehearsal, at: now)
                return ((), [AuditEvent(.mailTried, of: "mail")])
            case (.stop, nil):
                try holds.keep(MailStop(since: now, by: name), rehearsal: rehearsal)
                return ((), [AuditEvent(.mailStopped, of: "mail")])
            case (.goOn, let stop?):
                try holds.end(stop, rehearsal: rehearsal, at: now)
                return ((), [AuditEvent(.mailGoesOn, of: "mail")])
            case (.stop, _), (.goOn, _): return ((), [])
            }
        }
    }
}
