import Domain
import Storage

extension MailReceiver {
    /// Records that a mail of the outbox came back. A writer may then correct a mistyped address,
    /// as if the mail server had refused the mail at once. False when there is no such mail, as for
    /// a test letter.
    func recordReturned(notice id: Int64, _ reply: Reply) async throws -> Bool {
        let now = services.environment.now()
        return try await services.database.write { connection in
            guard try connection.outbox.locked(id) != nil else { return false }
            try connection.apply(.cameBack(reply), toMessage: id, at: now)
            return true
        }
    }
}
