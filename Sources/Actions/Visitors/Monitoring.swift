package import Domain
import Storage

extension Services {
    package var monitoring: Monitoring { Monitoring(services: self) }
}

/// What is asked of a running Postbag.
package struct Monitoring: Sendable {
    let services: Services

    /// Whether the database answers at this moment.
    package func isDatabaseReachable() async -> Bool {
        do {
            _ = try await services.database.read { try $0.rows("SELECT 1 AS one") }
            return true
        } catch { return false }
    }

    /// Counts the letters and mails that are still to be sent.
    package func waitingWork() async throws -> WaitingWork {
        try await services.database.read { [services] in
            try $0.deliveries.waiting(rehearsal: services.rehearsal)
        }
    }

    /// Returns how many letters and mails to supporters would leave now.
    package func dueWork() async throws -> WaitingWork {
        let now = services.environment.now()
        return try await services.database.read { [services] in
            try $0.deliveries.due(rehearsal: services.rehearsal, at: now)
        }
    }

    /// Returns the number of received mails that no person has read yet, by kind.
    package func unreadMails() async throws -> [(kind: ReceivedMail.Kind, count: Int)] {
        try await services.database.read { try $0.receivedMails.open() }
    }
}
