package import Domain
import Foundation

/// The count by place with the tables that name its places.
package struct PlaceCount: Sendable {
    package let published: PublishedPlaces
    /// The place tables of the houses to which the campaign writes.
    package let books: [PlaceBook]

    package init(published: PublishedPlaces, books: [PlaceBook]) {
        self.published = published
        self.books = books
    }

    /// Returns the countries by name, those with most people first. The code "" stands for people
    /// counted before places were.
    func countries(in language: Language) -> [(code: String, name: String, count: PublishedCount)] {
        let named = published.countries.filter { $0.value != .exact(0) }.map {
            (code: $0.key, name: Country.name($0.key, in: language), count: $0.value)
        }
        return named.sorted { ($1.count.atLeast, $0.name) < ($0.count.atLeast, $1.name) }
    }

    /// Returns every division of a house with its count, by name.
    func seats(of book: PlaceBook, in language: Language) -> [(
        division: Division, name: String, count: PublishedCount
    )] {
        let counted = published.seats[book.legislature.key] ?? [:]
        let known = book.allDivisions
        let codes = Set(known.map(\.code))
        let all = known + counted.keys.filter { !codes.contains($0) }.map(book.division)
        return all.map { (division: $0, name: $0.name(in: language), count: counted[$0.code] ?? .exact(0)) }
            .sorted {
                $0.name.compare($1.name, options: [.caseInsensitive, .diacriticInsensitive])
                    == .orderedAscending
            }
    }
}

extension PublishedCount {
    /// Returns the count in words: "12", "fewer than 5", "10 to 24", "50 or more", "none".
    func words(_ text: InterfaceText) -> String {
        switch self {
        case .exact(0): text(.placesNobody)
        case .exact(let count): text.number(count)
        case .sized(let size): size.words(text)
        }
    }
}

extension PlaceSize {
    func words(_ text: InterfaceText) -> String {
        switch self {
        case .none: text(.placesNobody)
        case .few: text(.placesFew, ["limit": text.number(Self.threshold)])
        case .most: text(.placesMost, ["from": text.number(atLeast)])
        default: text(.placesRange, ["from": text.number(atLeast), "to": text.number(atMost ?? atLeast)])
        }
    }
}
