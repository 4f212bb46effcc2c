/// Codes in the order of their keys, for every country but Britain.
/// - `keys`: sorted numbers of eight bytes.
/// - `values`: four bytes each: a set, or the position of the code's choices.
/// - `extras`: choices: their number, the set of all divisions, then each choice. A choice has its
///   set, the length of its name, and the name.
struct SortedTable: CodeTable {
    static let isChoices: UInt32 = 0x8000_0000

    private let memory: IndexBytes
    private let keys: Range<Int>
    private let values: Range<Int>
    private let extras: Range<Int>

    init(_ file: IndexSections) {
        memory = file.memory
        (keys, values, extras) = (file[.keys], file[.values], file[.extras])
    }

    private var count: Int { keys.count / 8 }

    private func place(of key: UInt64) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if memory.u64(keys.lowerBound + middle * 8) < key { low = middle + 1 } else { high = middle }
        }
        return low < count && memory.u64(keys.lowerBound + low * 8) == key ? low : nil
    }

    func set(of key: UInt64) -> UInt16? { place(of: key).map(set(at:)) }

    private func set(at place: Int) -> UInt16 {
        let value = memory.u32(values.lowerBound + place * 4)
        return value & Self.isChoices == 0
            ? UInt16(truncatingIfNeeded: value)
            : memory.u16(extras.lowerBound + Int(value & ~Self.isChoices) + 2)
    }

    /// Returns the communes of a code with their sets. Nil where the table names none.
    func choices(of key: UInt64) -> [(name: String, set: UInt16)]? {
        guard let place = place(of: key) else { return nil }
        let value = memory.u32(values.lowerBound + place * 4)
        guard value & Self.isChoices != 0 else { return nil }
        var offset = extras.lowerBound + Int(value & ~Self.isChoices)
        let number = Int(memory.u16(offset))
        offset += 4
        return (0..<number).map { _ in
            let (set, length) = (memory.u16(offset), Int(memory.u16(offset + 2)))
            defer { offset += 4 + length }
            return (memory.text(offset + 4..<offset + 4 + length), set)
        }
    }

    /// Returns the sets of all codes with the same beginning.
    func sets(ofCodesBeginningWith start: some StringProtocol) -> [UInt16] {
        var sets: Set<UInt16> = []
        forEach { key, set in
            if Base37.text(key).hasPrefix(start) { sets.insert(set) }
        }
        return sets.sorted()
    }

    func forEach(_ body: (UInt64, UInt16) -> Void) {
        for place in 0..<count { body(memory.u64(keys.lowerBound + place * 8), set(at: place)) }
    }

    var isSound: Bool {
        guard values.count == count * 4 else { return false }
        return (0..<count).allSatisfy { place in
            let value = memory.u32(values.lowerBound + place * 4)
            return value & Self.isChoices == 0 || Int(value & ~Self.isChoices) + 4 <= extras.count
        }
    }
}
