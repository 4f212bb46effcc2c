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
    /// A person answered: it goes to the other side.
    case answer
}

/// A decision about a mail, with what belongs to it.
package struct MailVerdict: Sendable {
    package var decision: MailDecision
    /// Why the letter came back, where the person who decides knows it.
    package var reason: Reply.Reason?
    /// The letter that the mail is about, where the mail itself does not tell.
    package var letter: Int64?
    /// The answer as it would be passed on.
    package var answer: AskedAnswer?

    package init(
        _ decision: MailDecision, reason: Reply.Reason? = nil, letter: Int64? = nil,
        answer: AskedAnswer? = nil
    ) {
        (self.decision, self.reason, self.letter, self.answer) = (decision, reason, letter, answer)
    }
}

extension Reply.Reason {
    /// What a person can say of a letter that came back, each with a status that says the same (RFC
    /// 3463).
    package static let told: [(reason: Reply.Reason, status: String)] = [
        (.noSuchAddress, "5.1.1"), (.full, "5.2.2"), (.policy, "5.7.1"), (.tooLarge, "5.3.4"),
        (.unreachable, "5.4.4"),
    ]
}

extension OperatorActions {
    /// Records what an organiser makes of an open mail about a letter of a campaign. A mail that
    /// looks automatic may be passed on. False when the campaign has no such mail, or the actor may
    /// not decide.
    package func decideMail(_ id: Int64, of campaign: String, _ decision: MailDecision) async throws -> Bool {
        try await decideMail(id, of: campaign, MailVerdict(decision))
    }

    /// Records a verdict about an open mail. The same applies.
    package func decideMail(_ id: Int64, of campaign: String, _ verdict: MailVerdict) async throws -> Bool {
        let decision = verdict.decision
        let (notice, told) = (environment.newID(), environment.newID())
        return try await change { [actor, services] connection, now in
            guard try connection.allows(actor, .decide, in: campaign),
                var kept = try connection.receivedMails.find(id)?.mail,
                decision == .answer ? kept.mayBePassedOn : kept.state == .open,
                let letter = try (kept.letter ?? verdict.letter).flatMap({
                    try connection.letters.lockedSummary($0)
                }),
                letter.campaign == campaign
            else { return (false, []) }
            if kept.letter == nil { try connection.receivedMails.assign(id, to: letter.id) }
            kept.state = .done
            if decision == .answer {
                guard let answer = verdict.answer, let stored = try connection.letters.find(letter.id),
                    try answer.passByHand(stored, received: id, connection, at: now)
                else { return (false, []) }
                kept.state = .passedOn
                try connection.receivedMails.setForwarding(of: id, to: nil)
            }
            if decision == .returned, let delivery = try connection.deliveries.find(of: letter.id, by: .email)
            {
                // A mail about no known letter came while nobody could say at which attempt.
                let attempt = kept.letter == nil ? delivery.attempts : kept.attempt
                let mail = kept.returned(verdict.reason)
                (kept.kind, kept.reply) = (.bounce, mail.reply)
                let state = try connection.record(mail, of: delivery, attempt: attempt, notice, at: now)
                if state == .waiting { kept.state = .waiting }
                if state == .done, let services {
                    try SuspendAddress(services).conclude(
                        from: mail, about: letter.id, notice: told, connection, at: now)
                }
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

extension KeptMail {
    /// The mail as one that says that its letter came back, for a reason that a person gives.
    fileprivate func returned(_ reason: Reply.Reason?) -> ReceivedMail {
        let words = reply.code == 0 ? reply.text : "\(reply.code) \(reply.text)"
        let status = Reply.Reason.told.first { $0.reason == reason }?.status
        return ReceivedMail(.bounce, diagnostic: status.map { "\($0) \(why)" } ?? words, why: why)
    }
}
