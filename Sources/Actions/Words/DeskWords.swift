package import Domain
import Foundation
import Storage

/// The own words of a campaign, for those who read them.
package struct DeskWords: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    /// A part of a list.
    package struct Part: Sendable {
        package let words: [ReadableWords]
        /// `before` of the next part. Nil at the end.
        package let older: Int64?
    }

    package static let perPart = 50

    /// Returns own words of a campaign, the newest letter first.
    /// - Parameters:
    ///   - query: the words that each has. "" for all.
    ///   - names: whether the reader may see the names of writers.
    package func part(
        of campaign: String, _ standing: WordsStanding, query: String = "", before: Int64 = .max, names: Bool
    ) async throws -> Part {
        let (rehearsal, limit) = (services.rehearsal, Self.perPart + 1)
        let found = try await services.database.read { connection in
            guard !query.allSatisfy(\.isWhitespace) else {
                return try connection.letterWords.list(
                    of: campaign, rehearsal: rehearsal, standing, before: before, limit: limit)
            }
            return try connection.letterWords.list(
                connection.letterWords.search(
                    query, in: campaign, rehearsal: rehearsal, standing, before: before, limit: limit))
        }
        let shown = found.prefix(Self.perPart).map { words in
            var words = words
            if !names { words.writer = nil }
            return words
        }
        return Part(words: shown, older: found.count > shown.count ? shown.last?.letter : nil)
    }

    /// Counts own words by where they stand.
    package func counts(of campaign: String) async throws -> [WordsStanding: CappedCount] {
        let (rehearsal, now) = (services.rehearsal, services.environment.now())
        return try await services.database.read { connection in
            let listed = { (standing: WordsStanding) in
                try CappedCount(
                    upToLimit: connection.letterWords.count(
                        of: campaign, rehearsal: rehearsal, standing, upTo: CappedCount.most + 1))
            }
            let held = try listed(.held)
            // The tally counts all. What is left of it says nothing when some are held uncounted.
            let all = try connection.counts.tally(of: campaign, rehearsal: rehearsal, asOf: now).ownWords
            let gone = held.isMore ? try listed(.gone) : CappedCount(max(0, all - held.number))
            return try [.held: held, .gone: gone, .refused: listed(.refused)]
        }
    }

    /// Returns the letters that a decision about all held ones, or about all that a search finds,
    /// would touch: the newest `mostAtOnce`.
    package func held(in campaign: String, query: String) async throws -> [Int64] {
        let rehearsal = services.rehearsal
        return try await services.database.read { connection in
            let words = connection.letterWords
            return query.allSatisfy(\.isWhitespace)
                ? try words.letters(
                    of: campaign, rehearsal: rehearsal, .held, before: .max, limit: WordsRules.mostAtOnce)
                : try words.search(
                    query, in: campaign, rehearsal: rehearsal, .held, before: .max,
                    limit: WordsRules.mostAtOnce)
        }
    }
}

/// Decides about own words.
package struct DecideWords: Sendable {
    let services: Services
    let operators: OperatorActions
    let actor: Actor

    package init(_ services: Services, actor: Actor) {
        (self.services, self.actor) = (services, actor)
        operators = OperatorActions(services, actor: actor)
    }

    private static let batch = 100

    /// Releases or refuses letters of a campaign that are held. Returns how many were held. Nil,
    /// when the actor may not decide about one of them.
    /// - Parameter reason: what the writers of refused letters read.
    package func decide(
        _ letters: [Int64], of campaign: String, _ decision: WordsDecision, reason: String = ""
    ) async throws -> Int? {
        try await each(letters, of: campaign, decision == .release ? .wordsReleased : .wordsRefused) {
            connection, letter, email, mail, now in
            guard try connection.letterWords.find(letter.id)?.standing == .held else { return false }
            switch decision {
            case .release: try connection.release(letter, email, at: now)
            case .refuse:
                try connection.refuse(
                    letter, email, because: reason, services.key, mail: mail, at: now)
            }
            return true
        }
    }

    /// Holds letters with own words that have not left. Returns how many.
    package func hold(_ letters: [Int64], of campaign: String) async throws -> Int? {
        try await each(letters, of: campaign, .wordsHeld) { connection, letter, email, _, now in
            guard let delivery = email,
                try connection.letterWords.find(letter.id)?.standing == .gone,
                delivery.record(.heldForReader, at: now).delivery != delivery
            else { return false }
            try connection.apply(.heldForReader, to: delivery, of: letter, at: now)
            try connection.letterWords.add(
                letter.id, letter.campaign, rehearsal: letter.rehearsal, held: .hand)
            return true
        }
    }

    /// Sets which own words of a campaign are held from now on. Returns whether the actor may.
    package func setPolicy(_ policy: WordsPolicy, of campaign: String) async throws -> Bool {
        let actor = actor
        let isDone = try await operators.change { connection, _ in
            guard try connection.allows(actor, .decide, in: campaign) else { return (false, []) }
            guard try connection.letterWords.policies()[campaign] ?? WordsPolicy() != policy else {
                return (true, [])
            }
            try connection.letterWords.setPolicy(policy, of: campaign)
            return (true, [AuditEvent(.wordsPolicySet, campaign: campaign, detail: policy.hold.rawValue)])
        }
        try await services.wordsPolicies.refresh()
        return isDone
    }

    /// Changes letters in the order of their ids, some in each transaction, so that nobody else
    /// waits long. The history has the numbers of the first few of each.
    private func each(
        _ letters: [Int64], of campaign: String, _ action: AuditEvent.Action,
        _ change:
            @escaping @Sendable (
                any Connection, LetterSummary, _ email: Delivery?, _ mail: Int64, Date
            ) throws -> Bool
    ) async throws -> Int? {
        let (actor, rehearsal) = (actor, services.rehearsal)
        let work = Set(letters).sorted().map { (id: $0, mail: services.environment.newID()) }
        var count = 0
        for start in stride(from: 0, to: work.count, by: Self.batch) {
            let part = work[start..<min(start + Self.batch, work.count)]
            let changed = try await operators.change { connection, now -> ([Int64]?, [AuditEvent]) in
                guard try connection.allows(actor, .decide, in: campaign) else { return (nil, []) }
                let changed = try part.filter { work in
                    guard let letter = try connection.letters.lockedSummary(work.id),
                        letter.campaign == campaign, letter.rehearsal == rehearsal,
                        letter.state == .confirmed
                    else { return false }
                    // A worker that is claiming the letter has its deliveries locked.
                    let email = try connection.deliveries.locked(of: work.id).first {
                        $0.channel == .email
                    }
                    return try change(connection, letter, email, work.mail, now)
                }.map(\.id)
                return (changed, changed.isEmpty ? [] : [AuditEvent(action, letters: changed, of: campaign)])
            }
            guard let changed else { return nil }
            count += changed.count
        }
        return count
    }
}

extension AuditEvent {
    /// A change of several letters: names the first eight, and says how many there are.
    fileprivate init(_ action: Action, letters: [Int64], of campaign: String) {
        let named = letters.prefix(8).map(String.init).joined(separator: ", ")
        self.init(
            action, of: letters.count > 8 ? "\(named) … (\(letters.count))" : named, campaign: campaign)
    }
}

extension Connection {
    /// Lets a held letter go.
    fileprivate func release(_ letter: LetterSummary, _ email: Delivery?, at now: Date) throws {
        try letterWords.decide(letter.id, .gone, at: now)
        if let email { try apply(.released, to: email, of: letter, at: now) }
    }

    /// Refuses a held letter: it is not sent, and its writer gets the reason and the text. It
    /// leaves the count, unless its writer has sent it.
    fileprivate func refuse(
        _ letter: LetterSummary, _ email: Delivery?, because reason: String, _ key: Key, mail: Int64,
        at now: Date
    ) throws {
        guard let delivery = email,
            delivery.record(.wordsRefused, at: now).delivery != delivery
        else { return try letterWords.decide(letter.id, .gone, at: now) }
        try letterWords.decide(letter.id, .refused, reason: reason, at: now)
        try apply(.wordsRefused, to: delivery, of: letter, mail: mail, at: now)
        // Its writer may have sent it by another way, and it counts as that.
        let others = try deliveries.all(of: letter.id).filter { $0.channel != .email }
        guard !others.contains(where: { $0.state == .handedOver }),
            let refused = try letters.find(letter.id)?.letter
        else { return }
        try takeOutOfCounts(refused, of: key.person(refused.draft), channel: .email)
        try drop(refused, at: now)
        // The mail returns the text. It is erased later, like that of any unconfirmed letter.
        try letters.setDeadline(of: letter.id, at: now.addingTimeInterval(Retention.unconfirmed))
    }
}
