import Foundation

/// All that is known of one legislature at one moment: its divisions, who sits for them, the codes
/// that lead there, and the map.
package struct PlaceBook: Sendable {
    package var legislature: Legislature
    /// By code.
    package private(set) var divisions: [String: Division]
    /// By division, in the order of the table.
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

    /// A code that the table of codes names and the table of divisions does not goes by itself as
    /// its name.
    package func division(_ code: String) -> Division {
        divisions[code] ?? Division(legislature: legislature.key, code: code, name: code)
    }

    /// Every division that any table names, by name.
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

    /// No seat has a longer name.
    package static let longestName = TextLimit(octets: 400, scalars: 200)

    /// Divisions whose name holds all the words, for those who know their constituency better than
    /// their code.
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

    /// Lower case without accents, punctuation as spaces: names are compared in this form.
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
