package import Foundation

/// The exact number of supporters by place. Only `PublishedPlaces` may be published.
package struct PlaceTally: Sendable, Equatable, Codable {
    /// All confirmed supporters, as in the tally.
    package var supporters = 0
    /// Keyed by ISO 3166-1 code.
    package var countries: [String: Int] = [:]
    /// Keyed by legislature, then division.
    package var seats: [String: [String: Int]] = [:]
    package var asOf: Date
    package var rehearsal: Bool

    package init(asOf: Date, rehearsal: Bool) {
        self.asOf = asOf
        self.rehearsal = rehearsal
    }
}

/// The place where a supporter counts: a country, or a division of a house.
package struct PlaceKey: Hashable, Sendable {
    package var campaign: String
    package var rehearsal: Bool
    /// "" for countries, else the legislature.
    package var area: String
    package var place: String

    package init(campaign: String, rehearsal: Bool, area: String, place: String) {
        self.campaign = campaign
        self.rehearsal = rehearsal
        self.area = area
        self.place = place
    }
}

extension Letter {
    /// The places where the writer counts.
    package var places: [PlaceKey] {
        let country = PlaceKey(campaign: campaign, rehearsal: rehearsal, area: "", place: draft.country)
        let seat = place.map {
            PlaceKey(campaign: campaign, rehearsal: rehearsal, area: $0.legislature, place: $0.division)
        }
        return [country] + [seat].compactMap(\.self)
    }
}
