/// Codes by their sector, for British postcodes.
/// - `keys`: a hash table of outward codes. An entry has 12 bytes: outward + 1, the first sector,
///   and a bitmap of the ten sectors.
/// - `values`: sectors of 64 bytes, one CPU cache line. A sector has a bitmap of 400 units in seven
///   words. After the bitmap: the set of all its units, or the position of its palette.
/// - `extras`: palettes. A palette has the number of sets, the bits per unit and the sets. After
///   the sets: for each existing unit, the number of its set.
struct SectorTable: CodeTable {
    static let outwardLength = 12
    static let sectorLength = 64
    static let isPalette: UInt32 = 0x8000_0000

    private let memory: IndexBytes
    private let keys: Range<Int>
    private let values: Range<Int>
    private let extras: Range<Int>

    init(_ file: IndexSections) {
        memory = file.memory
        (keys, values, extras) = (file[.keys], file[.values], file[.extras])
    }

    func set(of key: UInt64) -> UInt16? { key <= UInt64(UInt32.max) ? set(of: UInt32(key)) : nil }

    private func set(of key: UInt32) -> UInt16? {
        guard let sector = sector(outward: key / 4_000, Int(key / 400 % 10)) else { return nil }
        let unit = Int(key % 400)
        let (word, bit) = (unit >> 6, UInt64(unit & 63))
        let bits = memory.u64(sector + word * 8)
        guard bits >> bit & 1 == 1 else { return nil }
        let value = memory.u32(sector + 56)
        guard value & Self.isPalette != 0 else { return UInt16(truncatingIfNeeded: value) }
        var rank = (bits & ((1 << bit) - 1)).nonzeroBitCount
        for earlier in 0..<word { rank += memory.u64(sector + earlier * 8).nonzeroBitCount }
        return paletteEntry(extras.lowerBound + Int(value & ~Self.isPalette), rank)
    }

    private func paletteEntry(_ palette: Int, _ rank: Int) -> UInt16 {
        let count = Int(memory.u16(palette)), width = Int(memory.u16(palette + 2))
        let position = rank * width
        let packed = memory.u32(palette + 4 + count * 2 + position / 8)
        let entry = Int(packed >> UInt32(position % 8)) & ((1 << width) - 1)
        return memory.u16(palette + 4 + entry * 2)
    }

    static func slot(_ outward: UInt32, mask: UInt32) -> UInt32 { ((outward &* 2_654_435_769) >> 16) & mask }

    /// The position of the outward code's entry.
    private func entry(outward: UInt32) -> Int? {
        let table = keys.lowerBound, mask = UInt32(keys.count / Self.outwardLength - 1)
        var slot = Self.slot(outward, mask: mask)
        while true {
            let place = table + Int(slot) * Self.outwardLength
            let found = memory.u32(place)
            if found == outward + 1 { return place }
            if found == 0 { return nil }
            slot = (slot + 1) & mask
        }
    }

    private func sector(outward: UInt32, _ number: Int) -> Int? {
        guard let entry = entry(outward: outward) else { return nil }
        let there = UInt32(memory.u16(entry + 8))
        guard there >> UInt32(number) & 1 == 1 else { return nil }
        let before = (there & ((1 << UInt32(number)) - 1)).nonzeroBitCount
        return values.lowerBound + (Int(memory.u32(entry + 4)) + before) * Self.sectorLength
    }

    /// Returns the sets that occur in a sector. Nil when the table has no such sector.
    func sets(outward: UInt32, sector number: Int) -> [UInt16]? {
        sector(outward: outward, number).map(sets(inSector:))
    }

    /// Returns the sets of all sectors of an outward code, in the order of the sectors. Nil when
    /// the table has no such outward code.
    func sets(outward: UInt32) -> [UInt16]? {
        guard entry(outward: outward) != nil else { return nil }
        return (0..<10).compactMap { sector(outward: outward, $0) }.flatMap(sets(inSector:))
    }

    /// Whether the table has any code of the area. The area is the letters before the first digit.
    func hasArea(ofOutward outward: UInt32) -> Bool {
        outwards.contains { $0 / 370 == outward / 370 }
    }

    private var outwards: [UInt32] {
        stride(from: keys.lowerBound, to: keys.upperBound, by: Self.outwardLength).compactMap {
            place in
            memory.u32(place) == 0 ? nil : memory.u32(place) - 1
        }
    }

    private func sets(inSector sector: Int) -> [UInt16] {
        let value = memory.u32(sector + 56)
        guard value & Self.isPalette != 0 else { return [UInt16(truncatingIfNeeded: value)] }
        let palette = extras.lowerBound + Int(value & ~Self.isPalette)
        return (0..<Int(memory.u16(palette))).map { memory.u16(palette + 4 + $0 * 2) }
    }

    func forEach(_ body: (UInt64, UInt16) -> Void) {
        for outward in outwards.sorted() {
            for number in 0..<10 where sector(outward: outward, number) != nil {
                let first = (outward * 10 + UInt32(number)) * 400
                for unit in 0..<UInt32(400) {
                    if let set = set(of: first + unit) { body(UInt64(first + unit), set) }
                }
            }
        }
    }

    var isSound: Bool {
        let slots = keys.count / Self.outwardLength, sectors = values.count / Self.sectorLength
        guard slots > 0, slots & (slots - 1) == 0, outwards.count < slots else { return false }
        for place in stride(from: keys.lowerBound, to: keys.upperBound, by: Self.outwardLength)
        where memory.u32(place) != 0 {
            guard Int(memory.u32(place + 4)) + memory.u16(place + 8).nonzeroBitCount <= sectors else {
                return false
            }
        }
        return (0..<sectors).allSatisfy { isSound(sector: values.lowerBound + $0 * Self.sectorLength) }
    }

    private func isSound(sector: Int) -> Bool {
        let value = memory.u32(sector + 56)
        guard value & Self.isPalette != 0 else { return value <= UInt32(UInt16.max) }
        let palette = Int(value & ~Self.isPalette)
        guard palette + 4 <= extras.count else { return false }
        let units = (0..<7).reduce(0) { $0 + memory.u64(sector + $1 * 8).nonzeroBitCount }
        let count = Int(memory.u16(extras.lowerBound + palette)),
            width = Int(memory.u16(extras.lowerBound + palette + 2))
        // Entries are read four bytes at a time.
        return width <= 16 && palette + 4 + count * 2 + (units * width + 7) / 8 + 3 <= extras.count
    }
}
