package import Domain
import Foundation
import Storage
import Synchronization

/// The count by place as pages show it: read afresh when it is more than two seconds old.
package final class PlaceBoard: Sendable {
    private let runtime: Runtime
    private let known = Mutex<[String: PublishedPlaces]>([:])
    private static let freshFor = 2.0

    package init(_ runtime: Runtime) { self.runtime = runtime }

    package func places(of campaign: Campaign) async throws -> PublishedPlaces {
        let (now, slug, rehearsal) = (runtime.world.now(), campaign.slug, runtime.rehearsal)
        if let places = known.withLock({ $0[slug] }), now.timeIntervalSince(places.asOf) < Self.freshFor { return places }
        let tally = try await runtime.database.read { try $0.placeTally(of: slug, rehearsal: rehearsal, asOf: now) }
        let books = campaign.legislatures.compactMap(runtime.places.book)
        let homes = Dictionary(books.map { ($0.legislature.country, $0.legislature.key) }) { first, _ in first }
        let places = tally.published(homes: homes)
        known.withLock { $0[slug] = places }
        return places
    }
}
