package import Domain
import Foundation
import Storage

extension OperatorActions {
    /// Returns deliveries, the newest change first.
    package func deliveries(_ query: DeliveryQuery) async throws -> [ListedDelivery] {
        try await database.read { try $0.deliveries.list(query) }
    }

    /// Records a person's decision on what became of a delivery in doubt. Returns false when the
    /// delivery is not in doubt.
    package func resolve(letter id: Int64, _ resolution: Resolution) async throws -> Bool {
        let mail = environment.newID()
        return try await change { connection, now in
            guard let letter = try connection.letters.lockedSummary(id),
                let event = try connection.resolve(letter, resolution, mail: mail, at: now)
            else { return (false, []) }
            return (true, [event])
        }
    }

    /// Lets letters go to a suspended address again. False when the actor may not decide, or the
    /// address is none of the campaign's.
    /// - Parameter targets: the campaign's targets.
    package func tryAgain(_ address: String, of campaign: String, targets: [Target], rehearsal: Bool)
        async throws -> Bool
    {
        try await change { [actor] connection, _ in
            guard try connection.allows(actor, .decide, in: campaign) else { return (false, []) }
            // Somebody else may have pressed the button before.
            guard let found = try connection.suspensions.find(address, rehearsal: rehearsal) else {
                return (true, [])
            }
            guard found.campaign == campaign || targets.contains(where: found.concerns) else {
                return (false, [])
            }
            _ = try connection.suspensions.lift(address, rehearsal: rehearsal)
            return (true, [AuditEvent(.addressTried, of: found.address, campaign: campaign)])
        }
    }

    /// Records the same decision on deliveries in doubt of a campaign. Returns how many were in
    /// doubt. Nil, and nothing is changed, when the actor may not decide about one of the letters.
    package func resolve(letters ids: [Int64], of campaign: String, _ resolution: Resolution) async throws
        -> Int?
    {
        // In the order of their ids, so that two organisers cannot wait for each other.
        let work = Set(ids).sorted().map { (id: $0, mail: environment.newID()) }
        return try await change { [actor] connection, now in
            guard try connection.allows(actor, .decide, in: campaign) else { return (nil, []) }
            let letters = try work.compactMap { try connection.letters.lockedSummary($0.id) }
            guard letters.count == work.count, letters.allSatisfy({ $0.campaign == campaign }) else {
                return (nil, [])
            }
            let events = try zip(letters, work).compactMap { letter, work in
                try connection.resolve(letter, resolution, mail: work.mail, at: now)
            }
            return (events.count, events)
        }
    }
}

extension Connection {
    /// Records the decision about a locked letter. Nil when its delivery is not in doubt.
    fileprivate func resolve(_ letter: LetterSummary, _ resolution: Resolution, mail: Int64, at now: Date)
        throws -> AuditEvent?
    {
        guard let delivery = try deliveries.find(of: letter.id, by: .email), delivery.state == .inDoubt else {
            return nil
        }
        try apply(.resolved(resolution), to: delivery, of: letter, mail: mail, at: now)
        try receivedMails.closeUndecided(of: letter.id)
        return AuditEvent(
            .deliveryResolved, of: "letter \(letter.id)", campaign: letter.campaign,
            detail: resolution.rawValue)
    }
}
