/// The general layout.
/// - `keys`: sorted numbers of eight bytes.
/// - `values`: four bytes each: a set, or the position of the code's choices.
/// - `extras`: choices: their number, the set of all divisions, then each choice. A choice has its
///   set, the length of its name, and the name.
extension PlaceIndex {
    static let isChoices: UInt32 = 0x8000_0000

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

    private var count: Int { length(.keys) / 8 }

    private func place(of key: UInt64) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if memory.u64(start(.keys) + middle * 8) < key { low = middle + 1 } else { high = middle }
        }
        return low < count && memory.u64(start(.keys) + low * 8) == key ? low : nil
    }

    func generalSet(of key: UInt64) -> UInt16? { place(of: key).map(set(at:)) }

    private func set(at place: Int) -> UInt16 {
        let value = memory.u32(start(.values) + place * 4)
        return value & Self.isChoices == 0
            ? UInt16(truncatingIfNeeded: value)
            : memory.u16(start(.extras) + Int(value & ~Self.isChoices) + 2)
    }

    /// Returns the communes of a code, where the table names communes and they lie in several
    /// divisions.
    package func choices(of code: PlaceCode) -> [Choice] {
        guard layout == .general, code.country == about.country, let place = place(of: code.key) else {
            return []
        }
        let value = memory.u32(start(.values) + place * 4)
        guard value & Self.isChoices != 0 else { return [] }
        var offset = start(.extras) + Int(value & ~Self.isChoices)
        let number = Int(memory.u16(offset))
        offset += 4
        return (0..<number).map { _ in
            let (set, length) = (memory.u16(offset), Int(memory.u16(offset + 2)))
            defer { offset += 4 + length }
            return Choice(
                name: memory.text(offset + 4..<offset + 4 + length),
                divisions: members(of: set).map { divisions[$0] })
        }
    }

    /// Returns the divisions of all codes with the same first `letters` characters. In France the
    /// first two digits are the department.
    package func divisions(sharing letters: Int, of code: PlaceCode) -> [String] {
        guard layout == .general else { return [] }
        let start = code.text.prefix(letters)
        var sets: Set<UInt16> = []
        forEachGeneral { key, set in
            if PostalCode.text(key).hasPrefix(start) { sets.insert(set) }
        }
        return codes(sets.sorted())
    }

    func forEachGeneral(_ body: (UInt64, UInt16) -> Void) {
        for place in 0..<count { body(memory.u64(start(.keys) + place * 8), set(at: place)) }
    }

    var isSoundGeneral: Bool {
        guard length(.values) == count * 4 else { return false }
        return (0..<count).allSatisfy { place in
            let value = memory.u32(start(.values) + place * 4)
            return value & Self.isChoices == 0 || Int(value & ~Self.isChoices) + 4 <= length(.extras)
        }
    }
}
