package import Domain
import Foundation
import Storage
import Synchronization

/// Caches the counts and the mail state that pages show.
package final class CountCache: Sendable {
    private let services: Services
    private let tallies = ExpiringCache<Tally>()
    private let byPlace = ExpiringCache<PublishedPlaces>()
    private let mail = ExpiringCache<MailState>()

    package init(_ services: Services) { self.services = services }

    package func tally(of slug: String) async throws -> Tally {
        let (now, rehearsal) = (services.environment.now(), services.rehearsal)
        return try await tallies.count(of: slug, at: now) {
            try await services.database.read {
                try $0.counts.tally(of: slug, rehearsal: rehearsal, asOf: now)
            }
        }
    }

    package func places(of campaign: Campaign) async throws -> PublishedPlaces {
        let (now, slug, rehearsal) = (services.environment.now(), campaign.slug, services.rehearsal)
        return try await byPlace.count(of: slug, at: now) {
            let tally = try await placeTally(of: slug, rehearsal: rehearsal, at: now)
            let books = campaign.legislatures.compactMap(services.places.book)
            let homes = Dictionary(books.map { ($0.legislature.country, $0.legislature.key) }) { first, _ in
                first
            }
            return tally.published(homes: homes)
        }
    }

    /// Whether our mail is held or slowed down, for pages to show.
    package func mailState() async throws -> MailState {
        try await mail.count(of: "", at: services.environment.now()) { try await services.mailState() }
    }

    /// Returns the counts by place. The counts change once an hour, because an observer can learn
    /// from each change of a number. In a rehearsal the counts change at once.
    private func placeTally(of slug: String, rehearsal: Bool, at now: Date) async throws -> PlaceTally {
        let database = services.database
        if rehearsal {
            return try await database.read { try $0.counts.placeTally(of: slug, rehearsal: true, asOf: now) }
        }
        if let kept = try await database.read({ try $0.counts.placeTally(keptInHourOf: now, of: slug) }) {
            return kept
        }
        return try await database.write { try $0.counts.keepPlaceTally(inHourOf: now, of: slug) }
    }
}

/// Caches one count for each campaign for two seconds. While the database is away, returns the last
/// count with its own time, so that campaign pages still work. Throws the database's error when no
/// count is known.
private final class ExpiringCache<Count: Sendable>: Sendable {
    private let known = Mutex<[String: (count: Count, asOf: Date)]>([:])
    private let freshFor = 2.0

    func count(of slug: String, at now: Date, read: () async throws -> Count) async throws -> Count {
        let last = known.withLock { $0[slug] }
        if let last, now.timeIntervalSince(last.asOf) < freshFor { return last.count }
        do {
            let count = try await read()
            known.withLock { $0[slug] = (count, now) }
            return count
        } catch let error as EngineError {
            guard let last else { throw error }
            return last.count
        }
    }
}
