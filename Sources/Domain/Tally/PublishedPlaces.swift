package import Foundation

/// The public count by place.
package struct PublishedPlaces: Sendable, Equatable {
    package var supporters: Int
    /// Whether the numbers by place are withheld, because there are too few supporters.
    package var isWithheld = false
    /// Keyed by ISO 3166-1 code. A country with seats below may be missing, where its number would
    /// reveal others.
    package var countries: [String: PublishedCount] = [:]
    /// Keyed by legislature, then division.
    package var seats: [String: [String: PublishedCount]] = [:]
    /// Supporters of a house's country whose division is not known, keyed by legislature.
    package var unplaced: [String: PublishedCount] = [:]
    package var asOf: Date
    package var rehearsal: Bool

    package subscript(legislature: String, division: String) -> PublishedCount {
        seats[legislature]?[division] ?? .exact(0)
    }

    fileprivate mutating func tell(_ cell: PlaceCell, _ count: PublishedCount) {
        switch cell {
        case .country(let code): countries[code] = count
        case .seat(let house, let division): seats[house, default: [:]][division] = count
        case .unplaced(let house): unplaced[house] = count
        }
    }
}

/// One number of the count by place.
private enum PlaceCell: Hashable, Comparable {
    case country(String)
    case seat(String, String)
    case unplaced(String)
}

extension PlaceTally {
    /// Returns the numbers that may be published.
    /// - Parameter homes: for each country code, the house whose divisions are published.
    package func published(homes: [String: String]) -> PublishedPlaces {
        var published = PublishedPlaces(supporters: supporters, asOf: asOf, rehearsal: rehearsal)
        let homes = homes.filter { countries[$0.key, default: 0] > 0 }
        guard let told = countryByCountry(homes) ?? sideBySide(homes) else {
            published.isWithheld = true
            return published
        }
        for (cell, count) in told { published.tell(cell, count) }
        return published
    }

    /// Returns numbers that add up by country. Countries add up to the supporters. A house's
    /// divisions add up to their country, whose own number is published. Nil when small numbers
    /// cannot be protected.
    private func countryByCountry(_ homes: [String: String]) -> [PlaceCell: PublishedCount]? {
        let fixed = Set(homes.keys.map(PlaceCell.country))
        guard var told = Withholding.publish(cells(of: Set(countries.keys)), total: supporters, fixed: fixed)
        else { return nil }
        for (country, house) in homes {
            let count = countries[country, default: 0]
            guard count >= PlaceSize.threshold,
                let parts = Withholding.publish(cells(of: house, in: country), total: count)
            else { return nil }
            told.merge(parts) { first, _ in first }
        }
        return told
    }

    /// Returns numbers without the houses' own countries. The divisions and the other countries add
    /// up to the supporters. Nil when small numbers cannot be protected.
    private func sideBySide(_ homes: [String: String]) -> [PlaceCell: PublishedCount]? {
        var cells = cells(of: Set(countries.keys).subtracting(homes.keys))
        for (country, house) in homes {
            cells.merge(self.cells(of: house, in: country)) { first, _ in first }
        }
        return Withholding.publish(cells, total: supporters)
    }

    /// Returns the countries' cells. Supporters confirmed before places were counted are the
    /// country "".
    private func cells(of codes: Set<String>) -> [PlaceCell: Int] {
        var cells = Dictionary(
            uniqueKeysWithValues: codes.map { (PlaceCell.country($0), countries[$0, default: 0]) })
        let rest = supporters - countries.values.reduce(0, +)
        if rest > 0 { cells[.country("")] = rest }
        return cells
    }

    private func cells(of house: String, in country: String) -> [PlaceCell: Int] {
        let divisions = seats[house] ?? [:]
        var cells = Dictionary(
            uniqueKeysWithValues: divisions.map { (PlaceCell.seat(house, $0.key), $0.value) })
        let rest = countries[country, default: 0] - divisions.values.reduce(0, +)
        if rest > 0 { cells[.unplaced(house)] = rest }
        return cells
    }
}
