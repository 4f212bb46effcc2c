package import Foundation

/// A line of the exported figures: one count. It says nothing about one person.
package struct ExportedFigure: Sendable, Equatable {
    /// What is counted. The raw value is its name for programs.
    package enum Kind: String, Sendable, CaseIterable {
        /// By quarter of an hour: letters confirmed, letters accepted or handed over, pages served.
        case confirmed, accepted, pages
        /// Confirmed letters of all time by what they have in common.
        case step, channel, language, source
        case stepPages = "step_pages"
        /// Letters of all time by their state.
        case outcome
        /// People by place.
        case country, division

        package static let inTime: [Kind] = [.confirmed, .accepted, .pages]
        package static let shares: [Kind] = [.step, .channel, .language, .source, .stepPages]

        /// Where it is counted. Nil for states and places.
        package var dimension: FigureKey.Dimension? { .init(rawValue: rawValue) }
    }

    /// The start of the quarter of an hour. Nil: all time.
    package let start: Date?
    package let kind: Kind
    package let key: String
    package let count: Int

    package init(start: Date? = nil, _ kind: Kind, _ key: String = "", _ count: Int) {
        (self.start, self.kind, self.key, self.count) = (start, kind, key, count)
    }

    /// The key of places that are too small to be told apart.
    package static let small = "other"

    /// Returns a line for each quarter that has a count, in order. A letter that came back counts
    /// against the quarter in which it did.
    package static func lines(_ kind: Kind, _ series: [Quarter: Int]) -> [ExportedFigure] {
        series.sorted { $0.key < $1.key }.filter { $0.value != 0 }.map {
            ExportedFigure(start: $0.key.start, kind, "", $0.value)
        }
    }

    /// Returns a line for each key that has a count, in order.
    package static func lines(_ kind: Kind, _ counts: [String: Int]) -> [ExportedFigure] {
        counts.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map {
            ExportedFigure(kind, $0.key, $0.value)
        }
    }

    /// Returns the letters by state.
    package static func lines(_ tally: Tally) -> [ExportedFigure] {
        LetterStatus.allCases.map { ExportedFigure(.outcome, $0.rawValue, tally.letters[$0]) }
            .filter { $0.count > 0 }
    }

    /// Returns the people by country, and by division as `house/division`. Places with so few
    /// people that one of them could be meant stand together.
    package static func lines(_ places: PlaceTally) -> [ExportedFigure] {
        lines(.country, together(places.countries))
            + places.seats.sorted { $0.key < $1.key }.flatMap { house, divisions in
                lines(.division, together(divisions)).map {
                    ExportedFigure(.division, "\(house)/\($0.key)", $0.count)
                }
            }
    }

    private static func together(_ places: [String: Int]) -> [String: Int] {
        places.reduce(into: [:]) { told, place in
            told[place.value < PlaceSize.threshold ? small : place.key, default: 0] += place.value
        }
    }
}

/// The words in the table of figures.
package struct ExportFigureWords: Sendable {
    /// The titles of time, kind, key, name and count.
    package let titles: [String]
    package let kinds: [ExportedFigure.Kind: String]
    /// Returns what a key is called.
    package let name: @Sendable (ExportedFigure) -> String

    package init(
        titles: [String], kinds: [ExportedFigure.Kind: String],
        name: @escaping @Sendable (ExportedFigure) -> String
    ) {
        (self.titles, self.kinds, self.name) = (titles, kinds, name)
    }

    /// The words for programs, with the same names.
    package var plain: ExportFigureWords {
        let kinds = ExportedFigure.Kind.allCases.map { ($0, $0.rawValue) }
        return ExportFigureWords(
            titles: ["time", "kind", "key", "name", "count"], kinds: Dictionary(uniqueKeysWithValues: kinds),
            name: name)
    }
}
