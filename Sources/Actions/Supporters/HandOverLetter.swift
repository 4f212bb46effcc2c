package import Domain
import Foundation
import Storage

extension SupporterActions {
    /// The most statements for one channel. Each change of mind is kept as evidence, so there is a
    /// limit.
    private static let mostTold = 10

    /// Records the supporter's statement whether sending the letter themselves worked. The
    /// statement counts once the letter is confirmed, and not before. `isKept` is false for a
    /// supporter who has changed their mind too often. Nil when the page has no such letter, or the
    /// target has no such channel.
    package func handOver(
        page: String, by channel: Channel, worked: Bool, in browser: Browser
    ) async throws -> (letter: StoredLetter, isKept: Bool)? {
        guard let stored = try await letter(ofPage: page, in: browser), stored.letter.state != .dropped,
            let campaign = try await services.campaign(of: stored.letter),
            campaign.target(stored.letter.target)?.has(channel) == true
        else { return nil }
        let now = environment.now()
        let id = stored.letter.id
        let isKept = try await database.write { connection in
            guard let letter = try connection.letters.locked(id)?.letter, letter.state != .dropped else {
                return false
            }
            let told = try connection.deliveries.attempts(of: id).count { $0.channel == channel.rawValue }
            guard told < Self.mostTold else { return false }
            let first = Delivery.first(letter: id, channel: channel, at: now)
            try connection.deliveries.insert(first, of: letter)
            let delivery = try connection.deliveries.find(of: id, by: channel) ?? first
            try connection.apply(worked ? .saidSent : .saidFailed, to: delivery, of: letter.head, at: now)
            return true
        }
        return (stored, isKept)
    }
}
