package import Foundation

/// How many supporters live where, counted exactly. Only `PublishedPlaces` leaves the house.
package struct PlaceTally: Sendable, Equatable, Codable {
    /// Everybody who has confirmed, as the tally says it.
    package var supporters = 0
    /// By ISO 3166-1 code.
    package var countries: [String: Int] = [:]
    /// By legislature and division.
    package var seats: [String: [String: Int]] = [:]
    package var asOf: Date
    package var rehearsal: Bool

    package init(asOf: Date, rehearsal: Bool) {
        self.asOf = asOf
        self.rehearsal = rehearsal
    }
}

/// Where a supporter is counted: in a country, or in a division of a house.
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
    /// Where its writer is counted.
    package var places: [PlaceKey] {
        let country = PlaceKey(campaign: campaign, rehearsal: rehearsal, area: "", place: draft.country)
        let seat = place.map {
            PlaceKey(campaign: campaign, rehearsal: rehearsal, area: $0.legislature, place: $0.division)
        }
        return [country] + [seat].compactMap(\.self)
    }
}
