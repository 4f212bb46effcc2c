import Testing

@testable import Domain

@Suite struct PlaceIndexTests {
    static let day = Day("2024-11-01")!

    static func index(_ country: String, _ rows: [(code: String, division: String, name: String)]) throws
        -> [UInt8]
    {
        var builder = PlaceIndexBuilder(legislature: "test", country: country)
        for row in rows {
            guard case .code(let code) = PostalCode.read(row.code, country: country) else {
                throw PlaceIndex.CorruptionError.altered
            }
            builder.add(code.key, division: try builder.place(of: row.division), name: row.name)
        }
        return try builder.seal(date: day, source: "test", licence: "none")
    }

    static func code(_ text: String, _ country: String = "GB") -> PostalCode {
        guard case .code(let code) = PostalCode.read(text, country: country) else {
            return PostalCode(country: country, text: text, key: 0)
        }
        return code
    }

    /// Thousands of codes in sectors of one, two and many divisions, some of them shared. Every
    /// code returns the divisions that were added for it. No other code is found.
    @Test(arguments: [1, 2, 3, 5, 9, 40, 300]) func everyAnswerIsAsItWentIn(_ seats: Int) throws {
        var chance = Lot(seed: UInt64(seats))
        var truth: [UInt32: Set<String>] = [:]
        var builder = PlaceIndexBuilder(legislature: "test", country: "GB")
        for _ in 0..<6_000 {
            let outward =
                GBCode.outward(Array(["E17", "SW1A", "M1", "AB10", "ZQ9"][chance.below(5)].utf8)[...]) ?? 0
            let key = (outward * 10 + UInt32(chance.below(4))) * 400 + UInt32(chance.below(400))
            let division = "D\(chance.below(seats))"
            truth[key, default: []].insert(division)
            builder.add(UInt64(key), division: try builder.place(of: division))
        }
        let index = try PlaceIndex(
            IndexBytes(copying: builder.seal(date: Self.day, source: "", licence: "")))
        for (key, divisions) in truth {
            #expect(
                Set(index.divisions(of: PostalCode(country: "GB", text: "", key: UInt64(key)))) == divisions)
        }
        var counted = 0
        index.forEach { key, set in
            counted += 1
            #expect(Set(index.members(of: set).map { index.divisions[$0] }) == truth[UInt32(key)])
        }
        #expect(counted == truth.count)
        #expect(index.about.codes == truth.count)
        #expect(index.about.shared == truth.values.count { $0.count > 1 })
        for key in truth.keys {
            let near = key / 400 * 400 + UInt32(chance.below(400))
            if truth[near] == nil { #expect(index.set(of: UInt64(near)) == nil) }
        }
    }

    @Test func severalCountriesAndCommunes() throws {
        let bytes = try Self.index(
            "FR",
            [
                ("62100", "62-07", "Calais"), ("62730", "62-07", "Marck"), ("62730", "62-06", "Les Attaques"),
                ("01000", "01-01", "Bourg"),
                ("01000", "01-04", "Saint-Denis"), ("01000", "01-01", "Saint-Denis"),
            ])
        let index = try PlaceIndex(IndexBytes(copying: bytes))
        #expect(index.divisions(of: Self.code("62100", "FR")) == ["62-07"])
        #expect(index.choices(of: Self.code("62100", "FR")).isEmpty)
        #expect(Set(index.divisions(of: Self.code("62730", "FR"))) == ["62-07", "62-06"])
        #expect(
            index.choices(of: Self.code("62730", "FR")) == [
                .init(name: "Les Attaques", divisions: ["62-06"]), .init(name: "Marck", divisions: ["62-07"]),
            ])
        #expect(
            index.choices(of: Self.code("01000", "FR")).map(\.divisions) == [["01-01"], ["01-01", "01-04"]])
        #expect(index.divisions(of: Self.code("62100", "FR").of("BE")).isEmpty)
        #expect(index.divisions(sharing: 2, of: Self.code("62999", "FR")).sorted() == ["62-06", "62-07"])
    }

    @Test func aDamagedFileIsRefused() throws {
        let whole = try Self.index("GB", [("E17 9NJ", "A", ""), ("E17 9NH", "B", "")])
        _ = try PlaceIndex(IndexBytes(copying: whole))
        for length in [1, 50, 104, whole.count / 2, whole.count - 1] {
            #expect(throws: PlaceIndex.CorruptionError.truncated) {
                try PlaceIndex(IndexBytes(copying: Array(whole.prefix(length))))
            }
        }
        #expect(throws: PlaceIndex.CorruptionError.truncated) {
            try PlaceIndex(IndexBytes(copying: whole + [0]))
        }
        #expect(throws: PlaceIndex.CorruptionError.empty) { try PlaceIndex(IndexBytes(copying: [])) }
        #expect(throws: PlaceIndex.CorruptionError.notAnIndex) {
            try PlaceIndex(IndexBytes(copying: [UInt8](repeating: 65, count: 4_096)))
        }
        for place in whole.indices {
            var flipped = whole
            flipped[place] ^= 1 << UInt8(place % 8)
            #expect(throws: PlaceIndex.CorruptionError.self, "bit of octet \(place)") {
                try PlaceIndex(IndexBytes(copying: flipped))
            }
        }
        var newer = whole
        newer[8] = 2
        #expect(throws: PlaceIndex.CorruptionError.version(2)) { try PlaceIndex(IndexBytes(copying: newer)) }
    }

    @Test func itSaysWhereItCameFrom() throws {
        let index = try PlaceIndex(
            IndexBytes(copying: Self.index("GB", [("E17 9NJ", "A", ""), ("E17 9NJ", "A", "")])))
        #expect(
            index.about
                == .init(
                    legislature: "test", country: "GB", date: "2024-11-01", source: "test", licence: "none",
                    codes: 1, shared: 0))
    }
}

extension PostalCode {
    func of(_ country: String) -> PostalCode { PostalCode(country: country, text: text, key: key) }
}

/// A random number generator that returns the same numbers at every run.
struct Lot {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
