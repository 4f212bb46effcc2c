import Domain
import Foundation
package import Storage

/// What "this was not me" did to a letter that nobody had confirmed.
package enum Disowned: Sendable {
    case dropped(StoredLetter)
    /// It is confirmed: it can be withdrawn.
    case confirmed(StoredLetter)
    case unknown
}

extension Services {
    /// Drops and erases the letter, and keeps the campaign silent towards this address for 30 days,
    /// unless a browser has proved it.
    package func reportNotMine(mailed text: String) async throws -> Disowned {
        guard let stored = try await letter(ofMailed: text) else { return .unknown }
        let now = environment.now()
        let address = key.address(stored.letter.draft.email)
        let state = try await database.write { connection -> Letter.State? in
            guard let letter = try connection.lockWritten(stored.letter.id) else {
                return try connection.letter(stored.letter.id)?.letter.state
            }
            try connection.drop(letter, at: now)
            try connection.setDisowned(letter.id, by: address)
            try connection.erase(letter: letter.id, at: now)
            try connection.suppress(
                campaign: letter.campaign, address: address,
                until: now.addingTimeInterval(Retention.suppression)
            )
            return .dropped
        }
        return state == .confirmed ? .confirmed(stored) : .dropped(stored)
    }

    /// Whether the letter was dropped by "this was not me", and its address may be silenced.
    package func isDisowned(_ stored: StoredLetter) async throws -> Bool {
        let id = stored.letter.id
        return try await database.read { try $0.disownedBy(id) } != nil
    }

    /// The owner of the address lifts the silence again.
    package func liftSuppression(mailed text: String) async throws -> StoredLetter? {
        guard let stored = try await letter(ofMailed: text) else { return nil }
        let lifted = try await database.write { connection in
            guard let address = try connection.disownedBy(stored.letter.id) else { return false }
            try connection.unsuppress(campaign: stored.letter.campaign, address: address)
            return true
        }
        return lifted ? stored : nil
    }

    /// "Not you? Forget me": the browser's proof is no more.
    package func forget(_ browser: Browser) async throws {
        guard let verifiedBrowser = browser.verifiedBrowser else { return }
        let now = environment.now()
        try await database.write { connection in
            guard
                try connection.letter(ofProof: verifiedBrowser.id, secret: verifiedBrowser.hashed, at: now)
                    != nil
            else { return }
            try connection.forgetProof(verifiedBrowser.id)
        }
    }
}
