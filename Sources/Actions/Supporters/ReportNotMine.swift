package import Domain
import Foundation
import Storage

/// The result of reporting a letter with "this was not me".
package enum Disowned: Sendable {
    case dropped(StoredLetter)
    /// The letter is confirmed, and can be withdrawn.
    case confirmed(StoredLetter)
    case unknown
}

extension SupporterActions {
    /// Drops and erases the letter if nobody has confirmed it. The campaign sends no mail to this
    /// address for 30 days, unless a browser has proved the address.
    package func reportNotMine(mailed text: String) async throws -> Disowned {
        guard let stored = try await letter(ofMailed: text) else { return .unknown }
        let now = environment.now()
        let address = key.address(stored.letter.draft.email)
        let state = try await database.write { connection -> Letter.State? in
            guard let letter = try connection.letters.lockWritten(stored.letter.id) else {
                return try connection.eraseRefused(stored.letter.id, at: now)
            }
            try connection.drop(letter, at: now)
            try connection.letters.markNotMine(letter.id, by: address)
            try connection.letters.erase(letter.id, at: now)
            try connection.newsAddresses.remove(
                campaign: letter.campaign, rehearsal: letter.rehearsal, address: address)
            try connection.suppressions.add(
                campaign: letter.campaign, address: address,
                until: now.addingTimeInterval(Retention.suppression)
            )
            return .dropped
        }
        return state == .confirmed ? .confirmed(stored) : .dropped(stored)
    }

    /// Whether the letter was dropped by "this was not me". If so, mail to its address may be
    /// suppressed.
    package func isDisowned(_ stored: StoredLetter) async throws -> Bool {
        let id = stored.letter.id
        return try await database.read { try $0.letters.reportedNotMineBy(id) } != nil
    }

    /// Ends the suppression, when the owner of the address asks for that. Nil when the token
    /// belongs to no letter that was reported as "not mine".
    package func liftSuppression(mailed text: String) async throws -> StoredLetter? {
        guard let stored = try await letter(ofMailed: text) else { return nil }
        let lifted = try await database.write { connection in
            guard let address = try connection.letters.reportedNotMineBy(stored.letter.id) else {
                return false
            }
            try connection.suppressions.remove(campaign: stored.letter.campaign, address: address)
            return true
        }
        return lifted ? stored : nil
    }

    /// Deletes the browser's proof, after "Not you? Forget me".
    package func forget(_ browser: Browser) async throws {
        guard let verifiedBrowser = browser.verifiedBrowser else { return }
        let now = environment.now()
        try await database.write { connection in
            guard
                try connection.verifiedBrowsers.letter(
                    of: verifiedBrowser.id, secret: verifiedBrowser.hashed, at: now)
                    != nil
            else { return }
            try connection.verifiedBrowsers.delete(verifiedBrowser.id)
        }
    }
}

extension Connection {
    /// Erases a letter whose own words were refused, when its writer asks for that. Returns the
    /// state of the letter; nil when it is gone.
    fileprivate func eraseRefused(_ id: Int64, at now: Date) throws -> Letter.State? {
        guard let found = try letters.locked(id) else { return nil }
        if found.letter.state == .dropped, !found.erased,
            try letterWords.find(id)?.standing == .refused
        {
            try letters.erase(id, at: now)
        }
        return found.letter.state
    }
}
