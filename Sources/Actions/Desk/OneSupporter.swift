package import Domain
import Foundation
import Storage

/// What is kept of one supporter, found by their address, shown and erased.
package struct OneSupporter: Sendable {
    let services: Services
    let operators: OperatorActions

    package init(_ services: Services, actor: Actor) {
        (self.services, operators) = (services, OperatorActions(services, actor: actor))
    }

    /// One confirmed letter with its deliveries.
    package struct Found: Sendable {
        package let letter: Letter
        /// Whom the letter is to.
        package let to: String
        package let consent: String
        package let deliveries: [Delivery]
    }

    package struct Erased: Sendable, Equatable {
        package var letters = 0
        /// Letters that are being sent, or in doubt. They are as they were.
        package var underWay = 0
    }

    /// Returns the letters of an address in these campaigns that are not erased, and notes that
    /// somebody looked.
    package func find(_ email: String, in campaigns: [String]) async throws -> [Found] {
        let found = try await letters(of: email, in: campaigns)
        for (campaign, letters) in Dictionary(grouping: found, by: \.letter.campaign) {
            try await note(.supporterShown, letters.map(\.letter.id), campaign)
        }
        return found
    }

    /// Erases the letters of an address. What has not gone is not sent.
    package func erase(_ email: String, in campaigns: [String]) async throws -> Erased {
        var erased = Erased()
        for campaign in campaigns {
            var done: [Int64] = []
            for found in try await letters(of: email, in: [campaign]) {
                let id = found.letter.id
                guard let stored = try await services.database.read({ try $0.letters.find(id) }) else {
                    continue
                }
                switch try await SupporterActions(services).withdraw(stored) {
                case .withdrawn, .erased: done.append(id)
                case .underWay: erased.underWay += 1
                case nil: break
                }
            }
            erased.letters += done.count
            if !done.isEmpty { try await note(.supporterErased, done, campaign) }
        }
        return erased
    }

    private func target(of letter: Letter) -> String {
        if let name = letter.addressee?.name, !name.isEmpty { return name }
        let name = services.campaigns.newest(letter.campaign)?.campaign.target(letter.target)?.name ?? ""
        return name.isEmpty ? letter.target : name
    }

    /// The numbers of the letters stand in the history, and nothing that names their writer.
    private func note(_ action: AuditEvent.Action, _ letters: [Int64], _ campaign: String) async throws {
        let subject = letters.map(String.init).joined(separator: ", ").scalars(first: 200)
        try await operators.change { _, _ in ((), [AuditEvent(action, of: subject, campaign: campaign)]) }
    }

    private func letters(of email: String, in campaigns: [String]) async throws -> [Found] {
        let (address, rehearsal) = (services.key.address(email), services.rehearsal)
        return try await services.database.read { connection in
            try campaigns.flatMap { campaign in
                try connection.signers.letters(signedBy: address, campaign: campaign, rehearsal: rehearsal)
            }.compactMap { id in
                guard let stored = try connection.letters.find(id), !stored.erased,
                    stored.letter.state == .confirmed
                else { return nil }
                return Found(
                    letter: stored.letter, to: target(of: stored.letter),
                    consent: try connection.letters.consent(id),
                    deliveries: try connection.deliveries.all(of: id))
            }
        }
    }
}
