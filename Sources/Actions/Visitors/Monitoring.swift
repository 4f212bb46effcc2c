package import Domain
import Storage

extension Services {
    /// Whether the database answers at this moment.
    package func isDatabaseReachable() async -> Bool {
        do {
            _ = try await database.read { try $0.rows("SELECT 1 AS one") }
            return true
        } catch { return false }
    }

    /// Counts the letters and mails that are still to be sent.
    package func waitingWork() async throws -> WaitingWork {
        try await database.read { [rehearsal] in try $0.deliveries.waiting(rehearsal: rehearsal) }
    }

    /// Returns how many letters and mails to supporters would leave now.
    package func dueWork() async throws -> WaitingWork {
        let now = environment.now()
        return try await database.read { [rehearsal] in
            try $0.deliveries.due(rehearsal: rehearsal, at: now)
        }
    }

    /// Returns the number of received mails that no person has read yet, by kind.
    package func unreadMails() async throws -> [(kind: ReceivedMail.Kind, count: Int)] {
        try await database.read { try $0.receivedMails.open() }
    }
}
