import Actions
import Domain
import Foundation

/// A table of postcodes in memory, with one division each. The baselines are built from this table,
/// and answers are checked against it.
struct PostcodePairs: Sendable {
    private(set) var keys: [UInt32] = []
    private(set) var seats: [UInt16] = []
    private(set) var names: [String] = []

    init(_ path: String) throws {
        var places: [String: UInt16] = [:]
        var known: Set<UInt32> = []
        try readPostcodePairs(path) { code, division in
            let plain = code.uppercased().utf8.filter { $0 != 0x20 }
            guard let key = GBCode.key(plain[...]), known.insert(key).inserted else { return }
            if places[division] == nil {
                places[division] = UInt16(names.count)
                names.append(division)
            }
            keys.append(key)
            seats.append(places[division] ?? 0)
        }
    }

    /// Draws codes in a mixed order that is the same every time. Half of the codes are in the
    /// table. The other half are well-formed but not in the table.
    func sample(_ count: Int) -> PostcodeSample {
        let known = Set(keys)
        var chance = Chance()
        var sample = PostcodeSample()
        while sample.expected.count < count {
            if chance.next() % 2 == 0 {
                let place = Int(chance.next() % UInt64(keys.count))
                sample.add(GBCode.text(keys[place]), names[Int(seats[place])])
            } else {
                sample.add(GBCode.text(absent(known, &chance)), nil)
            }
        }
        return sample
    }

    /// Draws a code that is not in the table, from a sector that is in the table.
    private func absent(_ known: Set<UInt32>, _ chance: inout Chance) -> UInt32 {
        while true {
            let near = keys[Int(chance.next() % UInt64(keys.count))]
            let key = near / 400 * 400 + UInt32(chance.next() % 400)
            if !known.contains(key) { return key }
        }
    }

    /// Generates a CSV of 1,700,000 codes in 650 seats. The 2,800 outward codes look like real
    /// ones.
    static var invented: Data {
        var chance = Chance()
        var text = Data("postcode,division\n".utf8)
        var lines = 0
        for outward in (0..<2_800) {
            let area = UInt32(outward / 20) * 4 + 3
            for sector in 0..<UInt32(6) {
                let seat = 14_001_000 + outward / 5 + Int(sector / 3)
                for unit in 0..<UInt32(400) where chance.next() % 4 == 0 {
                    let district = UInt32(outward % 10) * 37 + UInt32(outward / 10 % 2 + 1)
                    let key = ((area * 370 + district) * 10 + sector) * 400 + unit
                    text.append(
                        Data("\(GBCode.text(key)),E\(seat + (chance.next() % 8 == 0 ? 1 : 0))\n".utf8))
                    lines += 1
                }
            }
        }
        return text
    }
}

/// Postcodes to look up, with the expected answers.
struct PostcodeSample: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private(set) var expected: [String?] = []

    mutating func add(_ code: String, _ division: String?) {
        bytes.append(contentsOf: code.utf8.filter { $0 != 0x20 })
        ends.append(bytes.count)
        expected.append(division)
    }

    /// Looks up all codes twice: once to measure the time, once to check each answer.
    func measure(_ name: String, octets: Int, _ find: (ArraySlice<UInt8>) -> String?) -> PlacesReport.Row {
        var found = 0
        let start = ContinuousClock.now
        forEach { _, code in found += find(code) == nil ? 0 : 1 }
        let spent = start.duration(to: .now)
        var wrong = 0
        forEach { place, code in if find(code) != expected[place] { wrong += 1 } }
        let nanoseconds = Double(spent.components.seconds) * 1e9 + Double(spent.components.attoseconds) / 1e9
        return .init(
            name: name, octets: octets, nanosecondsEach: nanoseconds / Double(max(1, ends.count)),
            found: found, wrong: wrong)
    }

    private func forEach(_ body: (Int, ArraySlice<UInt8>) -> Void) {
        var start = 0
        for (place, end) in ends.enumerated() {
            body(place, bytes[start..<end])
            start = end
        }
    }
}

/// A random number generator that returns the same numbers every time. Uses the upper bits of a
/// linear congruential generator.
struct Chance {
    private var state: UInt64 = 42

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
