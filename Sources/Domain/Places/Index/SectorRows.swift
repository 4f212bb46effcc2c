/// Rows for a `SectorTable`. A row takes eight bytes of memory.
struct SectorRows: Sendable {
    /// The key and the number of the division.
    private var rows: [UInt64] = []

    var count: Int { rows.count }

    mutating func add(_ key: UInt64, division: UInt16) { rows.append(key << 16 | UInt64(division)) }

    mutating func seal(_ sets: inout PlaceSets) throws(PlaceIndexBuilder.TooMany) -> CodeRows.Sections {
        rows.sort()
        var writer = SectorWriter()
        var index = 0
        var divisions: [UInt16] = []
        while index < rows.count {
            let key = UInt32(rows[index] >> 16)
            divisions.removeAll(keepingCapacity: true)
            while index < rows.count, UInt32(rows[index] >> 16) == key {
                let division = UInt16(truncatingIfNeeded: rows[index])
                if divisions.last != division { divisions.append(division) }
                index += 1
            }
            sets.pairs += divisions.count
            writer.add(key, try sets.number(divisions))
        }
        rows = []
        writer.finishSector()
        return (writer.table, writer.sectors, writer.palettes + [0, 0, 0, 0])
    }
}

/// Writes sectors one after another. Keys must come in ascending order.
private struct SectorWriter {
    private var outwards: [(outward: UInt32, first: UInt32, there: UInt16)] = []
    private var sector: UInt32?
    private var bits = [UInt64](repeating: 0, count: 7)
    private var sets: [UInt16] = []
    private(set) var sectors: [UInt8] = []
    private(set) var palettes: [UInt8] = []

    mutating func add(_ key: UInt32, _ set: UInt16) {
        if key / 400 != sector {
            finishSector()
            sector = key / 400
        }
        let unit = Int(key % 400)
        bits[unit >> 6] |= 1 << UInt64(unit & 63)
        sets.append(set)
    }

    mutating func finishSector() {
        guard let sector else { return }
        let (outward, number) = (sector / 10, UInt16(sector % 10))
        if outwards.last?.outward != outward {
            outwards.append((outward, UInt32(sectors.count / SectorTable.sectorLength), 0))
        }
        outwards[outwards.count - 1].there |= 1 << number
        for word in bits { sectors.append(little: word) }
        sectors.append(little: value())
        sectors.append(little: UInt32(0))
        bits = [UInt64](repeating: 0, count: 7)
        sets.removeAll(keepingCapacity: true)
        self.sector = nil
    }

    /// Returns the set that all units share, else writes a palette and returns its position.
    private mutating func value() -> UInt32 {
        let palette = Array(Set(sets)).sorted()
        if palette.count == 1 { return UInt32(palette[0]) }
        let offset = UInt32(palettes.count)
        let width = Int.bitWidth - (palette.count - 1).leadingZeroBitCount
        palettes.append(little: UInt16(palette.count))
        palettes.append(little: UInt16(width))
        for set in palette { palettes.append(little: set) }
        var packed = [UInt8](repeating: 0, count: (sets.count * width + 7) / 8)
        for (rank, set) in sets.enumerated() {
            let (octet, bit) = ((rank * width) / 8, (rank * width) % 8)
            let entry = (palette.firstIndex(of: set) ?? 0) << bit
            for more in 0..<3 where octet + more < packed.count {
                packed[octet + more] |= UInt8(truncatingIfNeeded: entry >> (8 * more))
            }
        }
        palettes += packed
        return offset | SectorTable.isPalette
    }

    /// The hash table of outward codes. At most three quarters of the slots are used, so that
    /// lookups are short.
    var table: [UInt8] {
        var slots = 16
        while slots * 3 < outwards.count * 4 { slots *= 2 }
        let mask = UInt32(slots - 1)
        var entries = [[UInt8]](
            repeating: [UInt8](repeating: 0, count: SectorTable.outwardLength), count: slots)
        var taken = [Bool](repeating: false, count: slots)
        for (outward, first, there) in outwards {
            var slot = SectorTable.slot(outward, mask: mask)
            while taken[Int(slot)] { slot = (slot + 1) & mask }
            taken[Int(slot)] = true
            var entry: [UInt8] = []
            entry.append(little: outward + 1)
            entry.append(little: first)
            entry.append(little: there)
            entry.append(little: UInt16(0))
            entries[Int(slot)] = entry
        }
        return entries.flatMap(\.self)
    }
}
