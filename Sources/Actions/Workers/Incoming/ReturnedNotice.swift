import Domain
import Storage

extension Services {
    /// Records that a mail of the outbox came back. A writer may then correct a mistyped address,
    /// as if the mail server had refused the mail at once.
    func recordReturned(notice id: Int64, _ reply: Reply) async throws {
        let now = environment.now()
        try await database.write { try $0.apply(.cameBack(reply), toMessage: id, at: now) }
    }
}
