import Domain
package import Foundation

/// A letter that an organiser has sent to themselves. Its mail is a message of the outbox.
package struct TestLetter: Sendable, Equatable {
    /// The id of the mail.
    package let mail: Int64
    package let slug: String
    package let account: Int64
    /// The draft's revision that it was made of.
    package let revision: Int64
    package let askedAt: Date

    package init(mail: Int64, slug: String, account: Int64, revision: Int64, askedAt: Date) {
        (self.mail, self.slug, self.account) = (mail, slug, account)
        (self.revision, self.askedAt) = (revision, askedAt)
    }
}

/// Test letters, which no tally counts.
package struct TestLetters: DataAccess {
    let connection: any Connection

    /// Stores a test letter. False, and nothing stored, when the account had `limit` since then.
    package func insert(_ letter: TestLetter, limit: Int, since: Date) throws -> Bool {
        try connection.lock(named: "test letters \(letter.account)")
        let asked = try row(
            "SELECT COUNT(*) AS n FROM test_letter WHERE account_id = $1 AND asked_at > $2", letter.account,
            since)
        guard try (asked?.int("n") ?? 0) < limit else { return false }
        try run(
            "INSERT INTO test_letter (mail_id, slug, account_id, revision, asked_at) VALUES ($1, $2, $3, $4, $5)",
            letter.mail, letter.slug, letter.account, letter.revision, letter.askedAt)
        return true
    }

    /// Returns the newest test letters of a campaign that an account asked for.
    package func newest(of slug: String, by account: Int64, limit: Int) throws -> [TestLetter] {
        try rows(
            """
            SELECT * FROM test_letter WHERE account_id = $1 AND slug = $2 ORDER BY asked_at DESC LIMIT $3
            """, account, slug, limit
        ).map {
            try TestLetter(
                mail: $0.int("mail_id"), slug: $0.text("slug"), account: $0.int("account_id"),
                revision: $0.int("revision"), askedAt: $0.date("asked_at"))
        }
    }

    package func forget(askedBefore: Date) throws {
        try run("DELETE FROM test_letter WHERE asked_at <= $1", askedBefore)
    }
}
