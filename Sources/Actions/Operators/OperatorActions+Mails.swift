package import Domain
import Storage

extension OperatorActions {
    /// Returns the mails that came in and were kept, newest first.
    package func keptMails(limit: Int) async throws -> [KeptMail] {
        try await database.read { try $0.receivedMails.newest(limit: limit) }
    }

    /// Returns the number of kept mails that nobody has read yet, by kind.
    package func unreadMails() async throws -> [(kind: ReceivedMail.Kind, count: Int)] {
        try await database.read { try $0.receivedMails.open() }
    }

    /// Returns the octets of a kept mail. Nil when there is no such mail.
    package func content(ofMail id: Int64) async throws -> [UInt8]? {
        try await database.read { try $0.receivedMails.find(id)?.content }
    }

    /// Returns the octets of a kept mail, and marks the mail as read. Nil when there is no such
    /// mail.
    package func readMail(_ id: Int64) async throws -> [UInt8]? {
        try await change { connection, _ in
            let found = try connection.receivedMails.find(id)
            guard let kept = found?.mail, kept.state == .open else { return (found?.content, []) }
            let event = try connection.event(.mailRead, of: kept)
            try connection.receivedMails.setState(of: id, to: .done)
            return (found?.content, [event])
        }
    }

    /// Decides a kept mail once more, as this version of Postbag reads the mail. Nil when there is
    /// no such mail.
    package func decideMail(_ id: Int64, as mail: ReceivedMail) async throws -> KeptMail? {
        let notice = environment.newID()
        return try await change { connection, now in
            guard var kept = try connection.receivedMails.find(id)?.mail else { return (nil, []) }
            (kept.kind, kept.why, kept.reply, kept.state) = (mail.kind, mail.why, mail.reply, .open)
            if let letter = kept.letter, try connection.letters.lockedSummary(letter) != nil,
                let delivery = try connection.deliveries.find(of: letter, by: .email)
            {
                kept.state = try connection.record(mail, of: delivery, attempt: kept.attempt, notice, at: now)
            }
            try connection.receivedMails.decide(kept)
            let detail = "\(kept.kind.rawValue), \(kept.state.rawValue)"
            return (kept, [try connection.event(.mailDecided, of: kept, detail: detail)])
        }
    }
}

/// What an organiser makes of a mail about a letter.
package enum MailDecision: String, Sendable, CaseIterable {
    /// It says nothing about what became of the letter.
    case read
    /// It says that the letter did not arrive.
    case returned
}

extension OperatorActions {
    /// Records what an organiser makes of an open mail about a letter of a campaign. False when the
    /// campaign has no such mail, or the actor may not decide.
    package func decideMail(_ id: Int64, of campaign: String, _ decision: MailDecision) async throws -> Bool {
        let notice = environment.newID()
        return try await change { [actor] connection, now in
            guard try connection.allows(actor, .decide, in: campaign),
                var kept = try connection.receivedMails.find(id)?.mail, kept.state == .open,
                let letter = try kept.letter.flatMap({ try connection.letters.lockedSummary($0) }),
                letter.campaign == campaign
            else { return (false, []) }
            kept.state = .done
            if decision == .returned, let delivery = try connection.deliveries.find(of: letter.id, by: .email)
            {
                kept.kind = .bounce
                let words = kept.reply.code == 0 ? kept.reply.text : "\(kept.reply.code) \(kept.reply.text)"
                let mail = ReceivedMail(.bounce, diagnostic: words, why: kept.why)
                let state = try connection.record(
                    mail, of: delivery, attempt: kept.attempt, notice, at: now)
                if state == .waiting { kept.state = .waiting }
            }
            try connection.receivedMails.decide(kept)
            let action: AuditEvent.Action = decision == .read ? .mailRead : .mailDecided
            let event = AuditEvent(
                action, of: "mail \(id)", campaign: campaign,
                detail: decision == .read ? "" : "\(kept.kind.rawValue), \(kept.state.rawValue)")
            return (true, [event])
        }
    }
}

extension Connection {
    /// An event about a kept mail, and about the campaign of its letter.
    fileprivate func event(_ action: AuditEvent.Action, of mail: KeptMail, detail: String = "") throws
        -> AuditEvent
    {
        let campaign = try mail.letter.flatMap { try letters.find($0)?.letter.campaign }
        return AuditEvent(action, of: "mail \(mail.id)", campaign: campaign, detail: detail)
    }
}
