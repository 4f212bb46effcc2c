import Foundation

/// All data about one legislature at one moment: divisions, representatives, postal codes and the
/// map.
package struct PlaceBook: Sendable {
    package var legislature: Legislature
    /// Keyed by the division's code.
    package private(set) var divisions: [String: Division]
    /// Keyed by the division's code, in the order of the table.
    package private(set) var representatives: [String: [Representative]]
    package var index: PlaceIndex?
    /// Codes that are no longer in use.
    package var ended: PlaceIndex?
    package var map: HexMap?
    package var sources: [PlaceSource]

    package init(
        legislature: Legislature, divisions: [Division] = [], representatives: [Representative] = [],
        index: PlaceIndex? = nil,
        map: HexMap? = nil, sources: [PlaceSource] = []
    ) {
        self.legislature = legislature
        self.divisions = Dictionary(divisions.map { ($0.code, $0) }) { $1 }
        self.representatives = Dictionary(grouping: representatives, by: \.division)
        self.index = index
        self.map = map
        self.sources = sources
    }

    /// Returns the division with this code. Where the table of divisions lacks the code, the code
    /// serves as the name.
    package func division(_ code: String) -> Division {
        divisions[code] ?? Division(legislature: legislature.key, code: code, name: code)
    }

    /// Every division that any table names, sorted by name.
    package var allDivisions: [Division] {
        let codes = Set(divisions.keys).union(index?.divisions ?? []).union(representatives.keys)
        return codes.map(division).sorted { ($0.name, $0.code) < ($1.name, $1.code) }
    }

    package func seat(_ code: String, on day: Day) -> Seat {
        let division = division(code)
        if let until = legislature.dissolvedUntil, day < until {
            return Seat(division: division, members: [], state: .dissolved(until: until))
        }
        let sitting = (representatives[code] ?? []).filter { $0.sits(on: day) }
        if !sitting.isEmpty { return Seat(division: division, members: sitting, state: .occupied) }
        return Seat(division: division, members: [], state: representatives.isEmpty ? .unknown : .vacant)
    }

    /// No seat's name is longer.
    package static let longestName = TextLimit(octets: 400, scalars: 200)

    /// Returns divisions whose name contains all the words, for people who do not know their code.
    package func search(_ words: String, limit: Int = 20) -> [Division] {
        guard Self.longestName.admits(words) else { return [] }
        let wanted = Self.folded(words).utf8.split(separator: UInt8(ascii: " ")).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard !wanted.isEmpty else { return [] }
        let found = allDivisions.filter { division in
            let names = ([division.name, division.code] + division.names.texts.values).map(Self.folded)
                .joined(separator: " ")
            return wanted.allSatisfy(names.holds)
        }
        return Array(found.prefix(limit))
    }

    /// Returns the name in the form used for comparing: lower case, no accents, punctuation as
    /// spaces.
    package static func folded(_ name: String) -> String {
        let plain = name.streamSafe.folding(
            options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        return plain.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}

extension PlaceBook {
    /// The day that the table of codes describes.
    package var codesDate: Day? {
        sources.first { $0.part == .codes }?.date ?? index.flatMap { Day($0.about.date) }
    }
}
