package import Domain

extension Connection {
    /// Returns the mails that carried, or may have carried, a code of this letter. A suppressed or
    /// refused mail carried none.
    package func mailsWithCodes(of letter: Int64) throws -> [Int64] {
        try rows(
            """
            SELECT id FROM mail WHERE letter_id = $1 AND kind IN ('confirmation', 'reminder') AND secret IS NOT NULL
                AND (state IN ('sending', 'sent', 'in_doubt') OR state = 'queued' AND attempts > 0)
            """, letter
        ).map { try $0.int("id") }
    }

    /// Stores that this mail waits for another day. Of two mails for one address and campaign only
    /// the newer one waits. Returns the older one; nil when there is no other mail.
    package func postpone(
        mail: Int64, to address: [UInt8], campaign: String, rehearsal: Bool, on day: Day
    ) throws -> Int64? {
        let key = "address = $1 AND campaign = $2 AND rehearsal = $3"
        let earlier = try row("SELECT mail_id FROM postponed WHERE \(key)", address, campaign, rehearsal)?
            .int("mail_id")
        try run("DELETE FROM postponed WHERE \(key)", address, campaign, rehearsal)
        try run(
            "INSERT INTO postponed (address, campaign, rehearsal, mail_id, day) VALUES ($1, $2, $3, $4, $5)",
            address, campaign,
            rehearsal, max(mail, earlier ?? mail), day.description)
        return earlier == mail ? nil : earlier.map { min(mail, $0) }
    }

    /// Cancels a queued mail that is no longer wanted.
    package func giveUpWaiting(mail: Int64) throws {
        try run("UPDATE mail SET state = 'void' WHERE id = $1 AND state = 'queued'", mail)
    }

    /// Whether a reminder of this letter was queued or sent.
    package func hasReminder(_ letter: Int64) throws -> Bool {
        try row(
            "SELECT id FROM mail WHERE letter_id = $1 AND kind = 'reminder' AND state <> 'void' LIMIT 1",
            letter) != nil
    }

    /// Whether the newest confirmation of this letter was refused, and none has gone out.
    package func isMailRefused(of letter: Int64) throws -> Bool {
        let states = try rows(
            "SELECT state FROM mail WHERE letter_id = $1 AND kind = 'confirmation' AND state <> 'void' ORDER BY id DESC",
            letter
        ).map { try $0.text("state") }
        return states.first == "failed" && !states.contains("sent")
    }
}
