package import Domain
import Foundation
import Storage

/// The contents of one browser's first-party cookies.
package struct Browser: Sendable, Equatable {
    /// The browser's own secret of 128 bits.
    package var secret: [UInt8]?
    /// The id of the last letter written in the browser.
    package var latest: Int64?
    /// Proves that an address and a name were confirmed in this browser within the last day.
    package var verifiedBrowser: Token?

    package init(secret: [UInt8]? = nil, latest: Int64? = nil, verifiedBrowser: Token? = nil) {
        self.secret = secret
        self.latest = latest
        self.verifiedBrowser = verifiedBrowser
    }
}

extension SupporterActions {
    /// The token that a page about `letter` contains in its hidden field `letter`. Nil when the
    /// browser has no secret.
    package func pageToken(of letter: Int64, in browser: Browser) -> String? {
        browser.secret.map { Token(id: letter, secret: key.page(of: letter, browser: $0)).description }
    }

    /// The letter to which a page's hidden field `letter` belongs. Nil when the page was made for
    /// another browser.
    package func letter(ofPage text: String, in browser: Browser) async throws -> StoredLetter? {
        guard let token = Token(text), let secret = browser.secret,
            equalInConstantTime(token.secret, key.page(of: token.id, browser: secret))
        else {
            return nil
        }
        return try await database.read { try $0.letters.find(token.id) }
    }

    /// The last letter written in this browser. The browser may show the letter for a day. Nil
    /// after that day.
    package func shownLetter(in browser: Browser) async throws -> StoredLetter? {
        guard let stored = try await latestLetter(in: browser) else { return nil }
        return environment.now().timeIntervalSince(stored.letter.writtenAt) < Retention.shown ? stored : nil
    }

    /// The last letter written in this browser.
    package func latestLetter(in browser: Browser) async throws -> StoredLetter? {
        guard let secret = browser.secret, let id = browser.latest,
            let stored = try await database.read({ try $0.letters.find(id) })
        else { return nil }
        return equalInConstantTime(stored.browser, secret.sha256) ? stored : nil
    }

    /// The letter last confirmed in this browser, by the person whom the browser has proved.
    package func provedLetter(in browser: Browser) async throws -> StoredLetter? {
        guard let verifiedBrowser = browser.verifiedBrowser else { return nil }
        let now = environment.now()
        let proved = try await database.read { connection -> StoredLetter? in
            guard
                let id = try connection.verifiedBrowsers.letter(
                    of: verifiedBrowser.id, secret: verifiedBrowser.hashed, at: now)
            else { return nil }
            return try connection.letters.find(id)
        }
        return proved?.letter.rehearsal == rehearsal ? proved : nil
    }
}
