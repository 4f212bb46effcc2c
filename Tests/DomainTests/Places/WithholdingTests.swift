import Domain
import Foundation
import Testing

/// No count of one to four people is published or can be computed from published numbers. Every
/// attack here knows the total and each published number.
@Suite struct WithholdingTests {
    private static let now = Date(timeIntervalSince1970: 1_478_182_800)

    private func publish(_ countries: [String: Int], seats: [String: Int] = [:], supporters: Int? = nil)
        -> PublishedPlaces
    {
        var tally = PlaceTally(asOf: Self.now, rehearsal: false)
        tally.supporters = supporters ?? countries.values.reduce(0, +)
        tally.countries = countries
        tally.seats["commons"] = seats.isEmpty ? nil : seats
        return tally.published(homes: seats.isEmpty ? [:] : ["GB": "commons"])
    }

    @Test func largeNumbersAreToldExactly() {
        let told = publish(["GB": 40, "FR": 7, "DE": 5], seats: ["A": 30, "B": 10, "C": 0])
        #expect(told.countries == ["GB": .exact(40), "FR": .exact(7), "DE": .exact(5)])
        #expect(told.seats["commons"] == ["A": .exact(30), "B": .exact(10), "C": .exact(0)])
        #expect(told.unplaced.isEmpty && !told.isWithheld)
    }

    @Test func oneSmallNumberHidesBehindAnother() {
        let told = publish(["GB": 40, "FR": 3, "DE": 12])
        #expect(told.countries["FR"] == .sized(.few))
        #expect(told.countries["DE"] == .sized(.more), "else FR is what is left of the total")
        #expect(told.countries["GB"] == .exact(40))
    }

    /// With an exact number for GB, the rest is 2, so FR and DE must each be 1.
    @Test func severalSmallNumbersAtTheirLeastAreNotGivenAway() {
        let told = publish(["GB": 60, "FR": 1, "DE": 1])
        #expect(told.countries["FR"] == .sized(.few) && told.countries["DE"] == .sized(.few))
        #expect(told.countries["GB"] == .sized(.most))
    }

    @Test func aHouseWithOneCountryAbroadKeepsItsMap() {
        let seats = Dictionary(uniqueKeysWithValues: (1...30).map { ("S\($0)", $0) })
        let told = publish(["GB": seats.values.reduce(0, +) + 4, "FR": 2], seats: seats)
        #expect(
            told.countries == ["FR": .sized(.few)], "with the country's own number FR could be worked out")
        #expect(told.seats["commons"]?["S30"] == .exact(30) && told.seats["commons"]?["S4"] == .sized(.few))
        #expect(told.unplaced["commons"] == .sized(.few))
    }

    @Test(arguments: [["GB": 3], ["GB": 4, "FR": 3], ["GB": 1, "FR": 1]]) func soFewThatNothingIsTold(
        _ countries: [String: Int]
    ) {
        let told = publish(countries)
        #expect(told.isWithheld && told.countries.isEmpty && told.seats.isEmpty)
    }

    @Test func whatWasConfirmedBeforePlacesWereCountedIsACountryWithoutName() {
        #expect(publish(["GB": 20], supporters: 32).countries == ["GB": .exact(20), "": .exact(12)])
    }

    /// Tries every way in which the places could be filled, for many small counts.
    @Test func nobodyCanWorkOutASmallNumber() {
        var numbers = Numbers()
        var few = 0
        for _ in 0..<400 {
            let countries = Dictionary(
                uniqueKeysWithValues: ["DE", "FR", "GB"].prefix(numbers.next(3) + 1).map {
                    ($0, numbers.next(13))
                })
            let inside = countries["GB", default: 0]
            let first = numbers.next(inside + 1)
            let seats = ["A": first, "B": numbers.next(inside - first + 1)]
            let told = publish(countries, seats: countries["GB"] == nil ? [:] : seats)
            let worlds = Attack(told, hasHome: countries["GB", default: 0] > 0).worlds
            #expect(
                told.isWithheld || worlds.contains { $0 == Attack.truth(countries, seats, told) },
                "the truth is among them")
            for (cell, count) in Attack.cells(told) where count == .sized(.few) {
                few += 1
                #expect(
                    Set(worlds.compactMap { $0[cell] }) == [1, 2, 3, 4],
                    "\(countries) \(seats): \(cell) of \(told)")
            }
            #expect(Attack.cells(told).values.allSatisfy { !(1...4).map(PublishedCount.exact).contains($0) })
        }
        #expect(few > 100, "the attack had something to attack")
    }
}

/// A random number generator that returns the same numbers at every run.
private struct Numbers {
    private var state: UInt64 = 42

    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}

/// Computes every assignment of numbers to cells that fits all published numbers.
private struct Attack {
    let worlds: [[String: Int]]

    init(_ told: PublishedPlaces, hasHome: Bool) {
        let cells = Self.cells(told).sorted { $0.key < $1.key }
        worlds = Self.fill(cells, told.supporters).filter { Self.fits($0, told, hasHome) }
    }

    static func cells(_ told: PublishedPlaces) -> [String: PublishedCount] {
        var cells = Dictionary(uniqueKeysWithValues: told.countries.map { ("country \($0)", $1) })
        for (seat, count) in told.seats["commons"] ?? [:] { cells["seat \(seat)"] = count }
        if let unplaced = told.unplaced["commons"] { cells["seat ?"] = unplaced }
        return cells
    }

    static func truth(_ countries: [String: Int], _ seats: [String: Int], _ told: PublishedPlaces) -> [String:
        Int]
    {
        Dictionary(
            uniqueKeysWithValues: cells(told).keys.map { cell in
                let name = String(cell.split(separator: " ")[1])
                if cell.hasPrefix("country") { return (cell, countries[name] ?? 0) }
                return (
                    cell,
                    name == "?" ? countries["GB", default: 0] - seats.values.reduce(0, +) : seats[name] ?? 0
                )
            })
    }

    private static func fill(_ cells: [(key: String, value: PublishedCount)], _ total: Int) -> [[String: Int]]
    {
        cells.reduce([[:]]) { worlds, cell in
            let range = cell.value.atLeast...max(cell.value.atLeast, min(cell.value.atMost ?? total, total))
            return worlds.flatMap { environment in
                range.map { environment.merging([cell.key: $0]) { first, _ in first } }
            }
        }
    }

    private static func fits(_ environment: [String: Int], _ told: PublishedPlaces, _ hasHome: Bool) -> Bool {
        let countries = environment.filter { $0.key.hasPrefix("country") }.values.reduce(0, +)
        let seats = environment.filter { $0.key.hasPrefix("seat") }.values.reduce(0, +)
        guard let home = environment["country GB"] else {
            return countries + (hasHome ? seats : 0) == told.supporters
        }
        return countries == told.supporters && (told.seats.isEmpty || home == seats)
    }
}
