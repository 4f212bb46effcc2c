import Foundation

/// An index from postal codes to the divisions that each code touches, read in place from a file.
/// The index is exact: a code that is not in the table has no division.
package struct PlaceIndex: Sendable {
    /// The description of the table that the file contains.
    package struct About: Sendable, Hashable, Codable {
        package var legislature: String
        package var country: String
        /// The day that the table describes, `2024-11-01`.
        package var date: String
        package var source: String
        package var licence: String
        package var codes: Int
        /// The number of codes that touch several divisions.
        package var shared: Int
    }

    /// The reason for refusing a file.
    package enum CorruptionError: Error, Hashable, CustomStringConvertible {
        case empty, truncated, notAnIndex, version(Int), altered

        package var description: String {
            switch self {
            case .empty: "the file is empty"
            case .truncated: "the file is cut short"
            case .notAnIndex: "this is not an index of places"
            case .version(let version):
                "this index is of version \(version), and this Postbag reads version \(PlaceFile.version)"
            case .altered: "its content does not agree with its checksum"
            }
        }
    }

    package let about: About
    /// The codes of all divisions in the table. The other parts of the file refer to a division by
    /// its position in this list.
    package let divisions: [String]
    private let table: any CodeTable
    private let memory: IndexBytes
    /// The bytes of the combinations of divisions.
    private let sets: Range<Int>

    package init(_ memory: IndexBytes) throws(CorruptionError) {
        let (layout, file) = try PlaceFile.open(memory)
        self.memory = memory
        sets = file[.sets]
        table = layout.table(file)
        let text = memory.text(file[.divisions])
        divisions =
            text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let about = try? JSONDecoder().decode(About.self, from: Data(memory.bytes[file[.about]])) else {
            throw .altered
        }
        self.about = about
        guard isSound else { throw .altered }
    }

    /// Whether no number in the file leads out of the file. The checksum proves only that nothing
    /// changed by accident.
    private var isSound: Bool {
        let combinations = sets.count >= 4 ? Int(memory.u32(sets.lowerBound)) : -1
        guard combinations >= 0, sets.count >= 8 + combinations * 4 else { return false }
        return table.isSound
    }

    /// Returns the divisions of a code as one number. A number below `divisions.count` is a single
    /// division, any other number a combination. Nil when the code is not in the table.
    package func set(of key: UInt64) -> UInt16? { table.set(of: key) }

    /// Returns the positions in `divisions` for a number from `set(of:)`.
    package func members(of set: UInt16) -> [Int] {
        guard Int(set) >= divisions.count else { return [Int(set)] }
        let combination = sets.lowerBound + 4 + (Int(set) - divisions.count) * 4
        let first = Int(memory.u32(combination)), end = Int(memory.u32(combination + 4))
        let list = sets.lowerBound + 4 + (Int(memory.u32(sets.lowerBound)) + 1) * 4
        return (first..<end).map { Int(memory.u16(list + $0 * 2)) }
    }

    /// Returns the codes of the divisions that a postal code touches. Empty when the code is not in
    /// the table.
    package func divisions(of code: PostalCode) -> [String] {
        guard code.country == about.country, let set = set(of: code.key) else { return [] }
        return members(of: set).map { divisions[$0] }
    }

    /// Calls `body` with every code's key and set, in the order of the keys.
    package func forEach(_ body: (_ key: UInt64, _ set: UInt16) -> Void) { table.forEach(body) }

    private func codes(_ sets: some Sequence<UInt16>) -> [String] {
        var seen: Set<Int> = []
        return sets.flatMap(members).filter { seen.insert($0).inserted }.map { divisions[$0] }
    }
}

// What a table by sectors knows.
extension PlaceIndex {
    var sectors: SectorTable? { table as? SectorTable }

    /// Returns the divisions that occur in a sector. Nil when the table has no such sector.
    package func divisions(outward: UInt32, sector: Int) -> [String]? {
        sectors?.sets(outward: outward, sector: sector).map(codes)
    }

    /// Returns the divisions of all sectors of an outward code, in the order of the sectors. Nil
    /// when the table has no such outward code.
    package func divisions(outward: UInt32) -> [String]? { sectors?.sets(outward: outward).map(codes) }
}

// What a sorted table knows.
extension PlaceIndex {
    /// A commune, with the divisions that the commune touches. Choices narrow down a code that
    /// touches several divisions.
    package struct Choice: Sendable, Hashable {
        package var name: String
        package var divisions: [String]

        package init(name: String, divisions: [String]) {
            self.name = name
            self.divisions = divisions
        }
    }

    private var sorted: SortedTable? { table as? SortedTable }

    /// Returns the communes of a code, where the table names communes and they lie in several
    /// divisions.
    package func choices(of code: PostalCode) -> [Choice] {
        guard code.country == about.country, let choices = sorted?.choices(of: code.key) else { return [] }
        return choices.map { name, set in
            Choice(name: name, divisions: members(of: set).map { divisions[$0] })
        }
    }

    /// Returns the divisions of all codes with the same first `letters` characters.
    package func divisions(sharing letters: Int, of code: PostalCode) -> [String] {
        codes(sorted?.sets(ofCodesBeginningWith: code.text.prefix(letters)) ?? [])
    }
}
