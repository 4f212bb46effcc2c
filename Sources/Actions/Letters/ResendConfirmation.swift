import Domain
package import Storage

/// What came of asking for the confirmation mail once more.
package enum Resent: Sendable {
    case queued(StoredLetter)
    /// It was sent three times.
    case tooOften(StoredLetter)
    case unknown
}

extension Runtime {
    package func resend(page: String, in browser: Browser) async throws -> Resent {
        guard let stored = try await letter(ofPage: page, in: browser) else { return .unknown }
        guard stored.letter.stage == .written else { return .queued(stored) }
        let (now, mail) = (world.now(), world.newID())
        let queued = try await database.write { connection -> Bool in
            guard try connection.mayResend(stored.letter.id, limit: 2) else { return false }
            try connection.run(.queueMail(id: mail, letter: stored.letter.id, kind: .confirmation, rehearsal: stored.letter.rehearsal, due: now))
            return true
        }
        return queued ? .queued(stored) : .tooOften(stored)
    }
}
