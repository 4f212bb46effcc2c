import Foundation

/// An index from postal codes to the divisions that each code touches, read in place from a file.
/// The index is exact: a code that is not in the table has no division.
package struct PlaceIndex: Sendable {
    /// How the file stores the codes: `britain` as bitmaps of a sector's 400 units, `general` as a
    /// sorted list.
    package enum Layout: UInt32, Sendable { case britain = 1, general = 2 }

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
    package let layout: Layout
    /// The codes of all divisions in the table. The other parts of the file refer to a division by
    /// its position in this list.
    package let divisions: [String]
    let memory: PlaceMemory
    let sections: [Range<Int>]

    package init(_ memory: PlaceMemory) throws(CorruptionError) {
        self.memory = memory
        (layout, sections) = try PlaceFile.open(memory)
        let text = memory.text(sections[PlaceFile.Section.divisions.rawValue])
        divisions =
            text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let about = try? JSONDecoder().decode(About.self, from: Data(memory.bytes[sections[0]])) else {
            throw .altered
        }
        self.about = about
        guard isSound else { throw .altered }
    }

    func start(_ section: PlaceFile.Section) -> Int { sections[section.rawValue].lowerBound }
    func length(_ section: PlaceFile.Section) -> Int { sections[section.rawValue].count }

    /// Returns the divisions of a code as one number. A number below `divisions.count` is a single
    /// division, any other number a combination. Nil when the code is not in the table.
    package func set(of key: UInt64) -> UInt16? {
        switch layout {
        case .britain: key <= UInt64(UInt32.max) ? britishSet(of: UInt32(key)) : nil
        case .general: generalSet(of: key)
        }
    }

    /// Returns the positions in `divisions` for a number from `set(of:)`.
    package func members(of set: UInt16) -> [Int] {
        guard Int(set) >= divisions.count else { return [Int(set)] }
        let combination = start(.sets) + 4 + (Int(set) - divisions.count) * 4
        let first = Int(memory.u32(combination)), end = Int(memory.u32(combination + 4))
        let list = start(.sets) + 4 + (Int(memory.u32(start(.sets))) + 1) * 4
        return (first..<end).map { Int(memory.u16(list + $0 * 2)) }
    }

    /// Returns the codes of the divisions that a postal code touches. Empty when the code is not in
    /// the table.
    package func divisions(of code: PlaceCode) -> [String] {
        guard code.country == about.country, let set = set(of: code.key) else { return [] }
        return members(of: set).map { divisions[$0] }
    }

    func codes(_ sets: some Sequence<UInt16>) -> [String] {
        var seen: Set<Int> = []
        return sets.flatMap(members).filter { seen.insert($0).inserted }.map { divisions[$0] }
    }

    /// Calls `body` with every code's key and set, in the order of the keys.
    package func forEach(_ body: (_ key: UInt64, _ set: UInt16) -> Void) {
        switch layout {
        case .britain: forEachBritish(body)
        case .general: forEachGeneral(body)
        }
    }

    /// Whether no number in the file leads out of the file. The checksum proves only that nothing
    /// changed by accident.
    private var isSound: Bool {
        let combinations = length(.sets) >= 4 ? Int(memory.u32(start(.sets))) : -1
        guard combinations >= 0, length(.sets) >= 8 + combinations * 4 else { return false }
        return layout == .britain ? isSoundBritish : isSoundGeneral
    }
}
