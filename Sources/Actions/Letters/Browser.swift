import Domain
import Foundation
package import Storage

/// What one browser carries in its first-party cookies.
package struct Browser: Sendable, Equatable {
    /// 128 bits of this browser's own, and the last letter written in it.
    package var secret: [UInt8]?
    package var latest: Int64?
    /// Says that an address and a name were proved here within the last day.
    package var verifiedBrowser: Token?

    package init(secret: [UInt8]? = nil, latest: Int64? = nil, verifiedBrowser: Token? = nil) {
        self.secret = secret
        self.latest = latest
        self.verifiedBrowser = verifiedBrowser
    }
}

extension Services {
    /// What a page about `letter` carries as its hidden `letter`.
    package func pageToken(of letter: Int64, in browser: Browser) -> String? {
        browser.secret.map { Token(id: letter, secret: key.page(of: letter, browser: $0)).description }
    }

    /// The letter that a page's hidden `letter` stands for, in the browser that the page was made
    /// for.
    package func letter(ofPage text: String, in browser: Browser) async throws -> StoredLetter? {
        guard let token = Token(text), let secret = browser.secret,
            equalInConstantTime(token.secret, key.page(of: token.id, browser: secret))
        else {
            return nil
        }
        return try await database.read { try $0.letter(token.id) }
    }

    /// The last letter written in this browser, while the browser may still show it: for a day.
    package func shownLetter(in browser: Browser) async throws -> StoredLetter? {
        guard let stored = try await latestLetter(in: browser) else { return nil }
        return environment.now().timeIntervalSince(stored.letter.writtenAt) < Retention.shown ? stored : nil
    }

    /// The last letter written in this browser.
    package func latestLetter(in browser: Browser) async throws -> StoredLetter? {
        guard let secret = browser.secret, let id = browser.latest,
            let stored = try await database.read({ try $0.letter(id) })
        else { return nil }
        return equalInConstantTime(stored.browser, secret.sha256) ? stored : nil
    }

    /// The letter last confirmed in this browser, by the person whom it has proved to be.
    package func provedLetter(in browser: Browser) async throws -> StoredLetter? {
        guard let verifiedBrowser = browser.verifiedBrowser else { return nil }
        let now = environment.now()
        let proved = try await database.read { connection -> StoredLetter? in
            guard
                let id = try connection.letter(
                    ofProof: verifiedBrowser.id, secret: verifiedBrowser.hashed, at: now)
            else { return nil }
            return try connection.letter(id)
        }
        return proved?.letter.rehearsal == rehearsal ? proved : nil
    }
}
