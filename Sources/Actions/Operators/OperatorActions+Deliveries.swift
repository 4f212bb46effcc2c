package import Domain
import Storage

extension OperatorActions {
    /// Returns deliveries, newest change first, of one state or of all.
    package func deliveries(in state: Delivery.State?, limit: Int) async throws -> [ListedDelivery] {
        try await database.read { try $0.deliveries.list(state: state, limit: limit) }
    }

    /// Returns the deliveries of one letter and every attempt. Nil when there is no such letter.
    package func deliveries(of id: Int64) async throws -> (
        all: [ListedDelivery], attempts: [DeliveryAttempt]
    )? {
        try await database.read { connection in
            guard let letter = try connection.letters.find(id)?.letter else { return nil }
            let all = try connection.deliveries.all(of: id).map {
                ListedDelivery(
                    $0, campaign: letter.campaign, target: letter.target, rehearsal: letter.rehearsal)
            }
            return (all, try connection.deliveries.attempts(of: id))
        }
    }

    /// Records a person's decision on what became of a delivery in doubt. Returns false when the
    /// delivery is not in doubt.
    package func resolve(letter id: Int64, _ resolution: Resolution) async throws -> Bool {
        let mail = environment.newID()
        return try await change { connection, now in
            guard let letter = try connection.letters.lockedSummary(id),
                let delivery = try connection.deliveries.find(of: id, by: .email),
                delivery.state == .inDoubt
            else {
                return (false, [])
            }
            try connection.apply(.resolved(resolution), to: delivery, of: letter, mail: mail, at: now)
            let event = AuditEvent(
                .deliveryResolved, of: "letter \(id)", campaign: letter.campaign, detail: resolution.rawValue)
            return (true, [event])
        }
    }
}
