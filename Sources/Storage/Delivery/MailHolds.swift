package import Domain
package import Foundation

/// Mail servers that hold or slow down all our mail.
package struct MailHolds: DataAccess {
    let connection: any Connection

    /// Returns the mail hold of a sender. Nil while the mail server takes this sender's mail.
    /// - Parameter held: locks the row, so that no other transaction changes it meanwhile.
    package func hold(of sender: MailSender, rehearsal: Bool, held: Bool = false) throws -> MailHold? {
        try row(
            "SELECT * FROM mail_hold WHERE rehearsal = $1 AND sender = $2 \(held ? dialect.forUpdate : "")",
            rehearsal, sender.rawValue
        ).map { row in
            try MailHold(
                since: row.date("since"), probeAt: row.date("probe_at"), probes: Int(row.int("probes")),
                turnedBack: Int(row.int("turned_back")), isRun: row.bool("is_run"),
                reply: Reply(Int(row.int("reply_code")), row.text("reply_text")))
        }
    }

    package func keep(_ hold: MailHold, of sender: MailSender, rehearsal: Bool) throws {
        try run(
            """
            INSERT INTO mail_hold (rehearsal, sender, since, probe_at, probes, turned_back, is_run, reply_code, reply_text)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (rehearsal, sender) DO UPDATE
            SET probe_at = excluded.probe_at, probes = excluded.probes, turned_back = excluded.turned_back
            """, rehearsal, sender.rawValue, hold.since, hold.probeAt, hold.probes, hold.turnedBack,
            hold.isRun,
            hold.reply.code, hold.reply.text)
    }

    /// Ends a hold: the mail server takes this sender's mail again. Waiting mail keeps the
    /// remaining time in which it may be tried.
    package func end(_ hold: MailHold, of sender: MailSender, rehearsal: Bool, at now: Date) throws {
        try run("DELETE FROM mail_hold WHERE rehearsal = $1 AND sender = $2", rehearsal, sender.rawValue)
        let waited = Int64((now.timeIntervalSince(hold.since) * 1_000).rounded())
        switch sender {
        case .letters: try connection.deliveries.extend(by: waited, rehearsal: rehearsal, at: now)
        case .mails: try connection.outbox.extend(by: waited, rehearsal: rehearsal, at: now)
        }
    }

    /// Lets the next mail try at once, because the settings may have been corrected.
    package func probeNow(rehearsal: Bool, at now: Date) throws {
        try run("UPDATE mail_hold SET probe_at = $1 WHERE rehearsal = $2 AND probe_at > $1", now, rehearsal)
    }

    package func slowdown(rehearsal: Bool) throws -> MailSlowdown? {
        try row("SELECT * FROM mail_slowdown WHERE rehearsal = $1", rehearsal).map { row in
            try MailSlowdown(
                at: row.date("at"), until: row.date("until"), pause: Double(row.int("pause")) / 1_000,
                hasGone: row.bool("has_gone"),
                reply: Reply(Int(row.int("reply_code")), row.text("reply_text")))
        }
    }

    package func keep(_ slowdown: MailSlowdown, rehearsal: Bool) throws {
        try run(
            """
            INSERT INTO mail_slowdown (rehearsal, at, until, pause, has_gone, reply_code, reply_text)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (rehearsal) DO UPDATE
            SET at = excluded.at, until = excluded.until, pause = excluded.pause, has_gone = excluded.has_gone,
                reply_code = excluded.reply_code, reply_text = excluded.reply_text
            """, rehearsal, slowdown.at, slowdown.until, Int64(slowdown.pause * 1_000), slowdown.hasGone,
            slowdown.reply.code, slowdown.reply.text)
    }

    /// Stores one more refusal. Returns all refusals with the same reason that had no other outcome
    /// in between.
    package func noteRefusal(
        of id: Int64, to recipient: [UInt8], reason: String, sender: MailSender, rehearsal: Bool
    ) throws -> [(id: Int64, recipient: [UInt8])] {
        let others = "DELETE FROM refusal_run WHERE rehearsal = $1 AND sender = $2 AND reason <> $3"
        try run(others, rehearsal, sender.rawValue, reason)
        try run(
            "INSERT INTO refusal_run (rehearsal, sender, id, recipient, reason) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            rehearsal, sender.rawValue, id, recipient, reason)
        return try rows(
            "SELECT id, recipient FROM refusal_run WHERE rehearsal = $1 AND sender = $2 ORDER BY id LIMIT 1000",
            rehearsal,
            sender.rawValue
        ).map { try ($0.int("id"), $0.optionalBytes("recipient") ?? []) }
    }

    package func hasRefusals(of sender: MailSender, rehearsal: Bool) throws -> Bool {
        try row(
            "SELECT id FROM refusal_run WHERE rehearsal = $1 AND sender = $2 LIMIT 1", rehearsal,
            sender.rawValue) != nil
    }

    package func forgetRefusals(of sender: MailSender, rehearsal: Bool) throws {
        try run("DELETE FROM refusal_run WHERE rehearsal = $1 AND sender = $2", rehearsal, sender.rawValue)
    }
}
