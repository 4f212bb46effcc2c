package import Domain

/// The mails to one letter's writer.
extension Outbox {
    /// Returns the letter of the mail from which a link comes. Nil when the secret's hash does not
    /// match, and for a mail that belongs to no letter.
    package func letter(of id: Int64, secret: [UInt8]) throws -> Int64? {
        guard let row = try row("SELECT letter_id, secret FROM mail WHERE id = $1 AND letter_id <> 0", id),
            let kept = try row.optionalBytes("secret"),
            equalInConstantTime(kept, secret)
        else { return nil }
        return try row.int("letter_id")
    }

    /// Returns the mails that carried, or may have carried, a code of this letter. A suppressed or
    /// refused mail carried none.
    package func withCodes(of letter: Int64) throws -> [Int64] {
        try rows(
            """
            SELECT id FROM mail WHERE letter_id = $1 AND kind IN ('confirmation', 'reminder') AND secret IS NOT NULL
                AND (state IN ('sending', 'sent', 'in_doubt') OR state = 'queued' AND attempts > 0)
            """, letter
        ).map { try $0.int("id") }
    }

    /// Returns the copy of a letter that was sent to its writer. Nil for none.
    package func copy(of letter: Int64) throws -> Int64? {
        try row(
            "SELECT id FROM mail WHERE letter_id = $1 AND kind = 'copy' AND state <> 'void' ORDER BY id DESC LIMIT 1",
            letter)?.int("id")
    }

    /// Returns the queued mails of a letter.
    package func queued(of letter: Int64) throws -> [OutboxMessage] {
        try messages("SELECT \(Self.columns) FROM mail WHERE letter_id = $1 AND state = 'queued'", letter)
    }

    /// Returns all mails of a letter, the oldest first.
    package func all(of letter: Int64) throws -> [OutboxMessage] {
        try messages("SELECT \(Self.columns) FROM mail WHERE letter_id = $1 ORDER BY id", letter)
    }

    /// Whether a reminder of this letter was queued or sent.
    package func hasReminder(of letter: Int64) throws -> Bool {
        try row(
            "SELECT id FROM mail WHERE letter_id = $1 AND kind = 'reminder' AND state <> 'void' LIMIT 1",
            letter) != nil
    }

    /// Whether the newest confirmation of this letter was refused, and none has gone out.
    package func isConfirmationRefused(of letter: Int64) throws -> Bool {
        let states = try rows(
            "SELECT state FROM mail WHERE letter_id = $1 AND kind = 'confirmation' AND state <> 'void' ORDER BY id DESC",
            letter
        ).map { try $0.text("state") }
        return states.first == "failed" && !states.contains("sent")
    }

    /// Makes the links and codes of all mails of a letter invalid.
    func endLinks(of letter: Int64) throws {
        try run("UPDATE mail SET secret = NULL WHERE letter_id = $1", letter)
    }

    /// Erases the replies to all mails of a letter: servers quote addresses in their replies.
    func eraseReplies(of letter: Int64) throws {
        try run("UPDATE mail SET reply_text = NULL WHERE letter_id = $1", letter)
    }

    func delete(of letter: Int64) throws { try run("DELETE FROM mail WHERE letter_id = $1", letter) }
}
