package import Domain
package import Foundation

/// Mail servers that hold or slow down all our mail, and mail that an owner holds.
package struct MailHolds: DataAccess {
    let connection: any Connection

    /// Returns a mail server's hold on a sender. Nil while it takes this sender's mail.
    /// - Parameter held: locks the row, so that no other transaction changes it meanwhile.
    package func hold(of sender: MailSender, by relay: String, rehearsal: Bool, held: Bool = false) throws
        -> MailHold?
    {
        try row(
            """
            SELECT * FROM mail_hold WHERE rehearsal = $1 AND relay = $2 AND sender = $3
            \(held ? dialect.forUpdate : "")
            """, rehearsal, relay, sender.rawValue
        ).map { row in
            try MailHold(
                since: row.date("since"), probeAt: row.date("probe_at"), probes: Int(row.int("probes")),
                turnedBack: Int(row.int("turned_back")), isRun: row.bool("is_run"),
                reply: Reply(Int(row.int("reply_code")), row.text("reply_text")))
        }
    }

    /// Returns why a sender's mail waits, where every mail server holds it: the newest hold. Nil
    /// while one server takes it.
    package func hold(of sender: MailSender, among relays: [String], rehearsal: Bool) throws -> MailHold? {
        let holds = try relays.compactMap { try hold(of: sender, by: $0, rehearsal: rehearsal) }
        return holds.count == relays.count ? holds.max { $0.since < $1.since } : nil
    }

    package func keep(_ hold: MailHold, of sender: MailSender, by relay: String, rehearsal: Bool) throws {
        try run(
            """
            INSERT INTO mail_hold
                (rehearsal, relay, sender, since, probe_at, probes, turned_back, is_run, reply_code, reply_text)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (rehearsal, relay, sender) DO UPDATE
            SET probe_at = excluded.probe_at, probes = excluded.probes, turned_back = excluded.turned_back
            """, rehearsal, relay, sender.rawValue, hold.since, hold.probeAt, hold.probes, hold.turnedBack,
            hold.isRun, hold.reply.code, hold.reply.text)
    }

    /// Ends a hold: the mail server takes this sender's mail again. Waiting mail keeps the
    /// remaining time in which it may be tried, where all mail servers held it.
    /// - Parameter relays: all mail servers that are used.
    package func end(
        of sender: MailSender, by relay: String, among relays: [String], rehearsal: Bool, at now: Date
    ) throws {
        let standstill = try hold(of: sender, among: relays, rehearsal: rehearsal)
        try run(
            "DELETE FROM mail_hold WHERE rehearsal = $1 AND relay = $2 AND sender = $3", rehearsal, relay,
            sender.rawValue)
        guard let standstill else { return }
        try extend(sender, since: standstill.since, rehearsal: rehearsal, at: now)
    }

    private func extend(_ sender: MailSender, since: Date, rehearsal: Bool, at now: Date) throws {
        let waited = Int64(max(0, now.timeIntervalSince(since) * 1_000).rounded())
        switch sender {
        case .letters: try connection.deliveries.extend(by: waited, rehearsal: rehearsal, at: now)
        case .mails: try connection.outbox.extend(by: waited, rehearsal: rehearsal, at: now)
        }
    }

    /// Lets the next mail try at once, because the settings may have been corrected.
    package func probeNow(rehearsal: Bool, at now: Date) throws {
        try run("UPDATE mail_hold SET probe_at = $1 WHERE rehearsal = $2 AND probe_at > $1", now, rehearsal)
    }

    /// Ends the holds of mail servers that are used no more, and forgets their refusals.
    package func forget(except relays: [String], rehearsal: Bool, at now: Date) throws {
        let rows = try rows(
            "SELECT relay, sender, since FROM mail_hold WHERE rehearsal = $1 ORDER BY relay, sender",
            rehearsal)
        for row in rows where try !relays.contains(row.text("relay")) {
            let (relay, since) = try (row.text("relay"), row.date("since"))
            try run("DELETE FROM mail_hold WHERE rehearsal = $1 AND relay = $2", rehearsal, relay)
            guard let sender = MailSender(rawValue: try row.text("sender")) else { continue }
            try extend(sender, since: since, rehearsal: rehearsal, at: now)
        }
        for row in try self.rows("SELECT DISTINCT relay FROM refusal_run WHERE rehearsal = $1", rehearsal)
        where try !relays.contains(row.text("relay")) {
            let relay = try row.text("relay")
            try run("DELETE FROM refusal_run WHERE rehearsal = $1 AND relay = $2", rehearsal, relay)
        }
    }

    package func slowdown(by relay: String, rehearsal: Bool) throws -> MailSlowdown? {
        try row("SELECT * FROM mail_slowdown WHERE rehearsal = $1 AND relay = $2", rehearsal, relay).map {
            row in
            try MailSlowdown(
                at: row.date("at"), until: row.date("until"), pause: Double(row.int("pause")) / 1_000,
                hasGone: row.bool("has_gone"),
                reply: Reply(Int(row.int("reply_code")), row.text("reply_text")))
        }
    }

    package func keep(_ slowdown: MailSlowdown, by relay: String, rehearsal: Bool) throws {
        try run(
            """
            INSERT INTO mail_slowdown (rehearsal, relay, at, until, pause, has_gone, reply_code, reply_text)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (rehearsal, relay) DO UPDATE
            SET at = excluded.at, until = excluded.until, pause = excluded.pause, has_gone = excluded.has_gone,
                reply_code = excluded.reply_code, reply_text = excluded.reply_text
            """, rehearsal, relay, slowdown.at, slowdown.until, Int64(slowdown.pause * 1_000),
            slowdown.hasGone, slowdown.reply.code, slowdown.reply.text)
    }
}

/// Mail that an owner holds.
extension MailHolds {
    /// Returns since when an owner holds all mail. Nil while nobody does.
    package func stop(rehearsal: Bool) throws -> MailStop? {
        try row("SELECT since, stopped_by FROM mail_stop WHERE rehearsal = $1", rehearsal).map {
            try MailStop(since: $0.date("since"), by: $0.text("stopped_by"))
        }
    }

    package func keep(_ stop: MailStop, rehearsal: Bool) throws {
        try run(
            "INSERT INTO mail_stop (rehearsal, since, stopped_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            rehearsal, stop.since, stop.by)
    }

    /// Ends the stop. Waiting mail keeps the remaining time in which it may be tried.
    package func end(_ stop: MailStop, rehearsal: Bool, at now: Date) throws {
        try run("DELETE FROM mail_stop WHERE rehearsal = $1", rehearsal)
        for sender in MailSender.allCases {
            try extend(sender, since: stop.since, rehearsal: rehearsal, at: now)
        }
    }
}

/// Refusals of one mail server for the same reason, without another outcome in between.
extension MailHolds {
    /// Stores one more refusal. Returns all refusals of this server with the same reason that had
    /// no other outcome in between.
    package func noteRefusal(
        of id: Int64, to recipient: [UInt8], reason: String, sender: MailSender, by relay: String,
        rehearsal: Bool
    ) throws -> [(id: Int64, recipient: [UInt8])] {
        try run(
            "DELETE FROM refusal_run WHERE rehearsal = $1 AND relay = $2 AND sender = $3 AND reason <> $4",
            rehearsal, relay, sender.rawValue, reason)
        try run(
            """
            INSERT INTO refusal_run (rehearsal, relay, sender, id, recipient, reason)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
            """, rehearsal, relay, sender.rawValue, id, recipient, reason)
        return try rows(
            """
            SELECT id, recipient FROM refusal_run WHERE rehearsal = $1 AND relay = $2 AND sender = $3
            ORDER BY id LIMIT 1000
            """, rehearsal, relay, sender.rawValue
        ).map { try ($0.int("id"), $0.optionalBytes("recipient") ?? []) }
    }

    package func hasRefusals(of sender: MailSender, by relay: String, rehearsal: Bool) throws -> Bool {
        try row(
            "SELECT id FROM refusal_run WHERE rehearsal = $1 AND relay = $2 AND sender = $3 LIMIT 1",
            rehearsal, relay, sender.rawValue) != nil
    }

    package func forgetRefusals(of sender: MailSender, by relay: String, rehearsal: Bool) throws {
        try run(
            "DELETE FROM refusal_run WHERE rehearsal = $1 AND relay = $2 AND sender = $3", rehearsal, relay,
            sender.rawValue)
    }
}
