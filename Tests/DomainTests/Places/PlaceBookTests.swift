import Testing

@testable import Domain

@Suite struct PlaceBookTests {
    static let today = Day("2026-11-25")!

    static func book(dissolved: Day? = nil, members: Bool = true) throws -> PlaceBook {
        let key = "uk-house-of-commons"
        let rows = [
            ("ZQ1 1AA", "A", ""), ("ZQ1 1AB", "B", ""), ("ZQ1 2AA", "C", ""), ("ZQ2 1AA", "D", ""),
            ("ZQ1 1AD", "A", ""), ("ZQ1 1AD", "B", ""),
        ]
        let divisions = [("A", "Ayr"), ("B", "Bury"), ("C", "Ynys Môn"), ("D", "Dover")].map {
            Division(legislature: key, code: $0.0, name: $0.1, names: $0.0 == "C" ? ["en": "Anglesey"] : [:])
        }
        let sitting = [
            Representative(
                legislature: key, division: "A", name: "Ada Park", honorific: "Dr", gender: .feminine,
                email: "ada@members.example"),
            .vacancy(legislature: key, division: "B"),
            Representative(legislature: key, division: "D", name: "Dan Old", until: Day("2020-01-01")),
        ]
        return try PlaceBook(
            legislature: Legislature(
                key: key, country: "GB", name: "House of Commons", post: ["London"], dissolvedUntil: dissolved
            ),
            divisions: divisions, representatives: members ? sitting : [],
            index: PlaceIndex(IndexBytes(copying: PlaceIndexTests.index("GB", rows))))
    }

    @Test func oneSeatIsFoundWithItsNeighbours() throws {
        guard case .found("ZQ1 1AA", let division, let neighbours) = try Self.book().find("zq1-1aa") else {
            Issue.record("not found"); return
        }
        #expect(division.name == "Ayr")
        #expect(neighbours.map(\.code) == ["B", "C"])
    }

    @Test func severalSeatsAreAllAnswered() throws {
        let answer = try Self.book().find("ZQ11AD")
        #expect(answer.status == "several")
        #expect(answer.divisions.map(\.code) == ["A", "B"])
    }

    @Test(
        arguments: [
            ("", .empty, [], []), ("  ", .empty, [], []), ("hello", .notACode, [], []),
            ("ZQ1", .incomplete, ["A", "B", "C"], []),
            ("ZQ1 2", .incomplete, ["C"], []), ("ZQ1 1ZZ", .tooNew, ["A", "B"], []),
            ("ZQ1 9AA", .notInTable, ["A", "B", "C"], []),
            ("ZQ9 9AA", .notInTable, [], []), ("BT1 1AA", .notCovered, [], []),
            ("ZQI 1AA", .notACode, [], ["ZQ1 1AA"]),
        ] as [(String, PlaceAnswer.Unknown.Why, [String], [String])])
    func whatIsUnknownIsSaidAndNeverGuessed(
        typed: String, why: PlaceAnswer.Unknown.Why, near: [String], suggestions: [String]
    ) throws {
        let answer = try Self.book().find(typed)
        guard case .unknown(let unknown) = answer else { Issue.record("\(answer)"); return }
        #expect(unknown.why == why)
        #expect(unknown.near.map(\.code) == near)
        #expect(unknown.suggestions == suggestions)
        #expect(answer.divisions.isEmpty)
    }

    @Test func specialCodesAndMissingTables() throws {
        #expect(try Self.book().find("GIR 0AA").status == "special")
        let bare = PlaceBook(legislature: Legislature.known[0])
        #expect(bare.find("E17 9NJ") == .unknown(.init(.noTable, code: "E17 9NJ")))
        #expect(bare.seat("E", on: Self.today).state == .unknown)
    }

    @Test func seatsAreHeldVacantOrDissolved() throws {
        let book = try Self.book()
        #expect(book.seat("A", on: Self.today).state == .occupied)
        #expect(book.seat("A", on: Self.today).member?.fullName == "Dr Ada Park")
        #expect(book.seat("B", on: Self.today).state == .vacant)
        #expect(book.seat("D", on: Self.today).state == .vacant)
        #expect(book.seat("D", on: Day("2019-01-01")!).state == .occupied)
        #expect(try Self.book(members: false).seat("A", on: Self.today).state == .unknown)
        let until = Day("2026-12-20")!
        #expect(try Self.book(dissolved: until).seat("A", on: Self.today).state == .dissolved(until: until))
        #expect(try Self.book(dissolved: until).seat("A", on: until).state == .occupied)
    }

    @Test(arguments: [("ayr", ["A"]), ("ynys mon", ["C"]), ("angle", ["C"]), ("", []), ("zzz", [])])
    func divisionsAreFoundByName(words: String, codes: [String]) throws {
        #expect(try Self.book().search(words).map(\.code) == codes)
    }

    @Test func aMemberBecomesTheTarget() throws {
        let book = try Self.book()
        let member = try #require(book.seat("A", on: Self.today).member)
        let target = member.target(
            in: Target(key: "mp", representative: "uk-house-of-commons"), of: book.legislature,
            languages: ["en", "fr"])
        #expect(target.name == "Dr Ada Park")
        #expect(target.email == "ada@members.example")
        #expect(target.post == ["London"])
        #expect(target.salutation == ["en": "Dear Dr Ada Park,", "fr": "Madame la Députée,"])
        #expect(target.key == "mp")
        let greeted = member.target(
            in: Target(key: "mp", salutation: ["en": "Dear friend,"]), of: book.legislature, languages: ["en"]
        )
        #expect(greeted.salutation == ["en": "Dear friend,"])
    }
}

@Suite struct HexMapTests {
    static let divisions = [("A", "Ayr"), ("B", "Bury"), ("C", "Cork")].map {
        Division(legislature: "t", code: $0.0, name: $0.1)
    }

    @Test func saysWhatDoesNotFit() {
        let map = HexMap(
            layout: .oddR,
            hexes: [
                .init(division: "A", name: "Air", q: 0, r: 0),
                .init(division: "OLD", name: "bury", q: 1, r: 0),
                .init(division: "X", name: "X", q: 2, r: 0),
            ])
        let (matched, byName) = map.matched(to: Self.divisions)
        #expect(byName.map(\.code) == ["B"])
        let fit = matched.fit(Self.divisions)
        #expect(fit.missing.map(\.code) == ["C"])
        #expect(fit.strange.map(\.division) == ["X"])
        #expect(fit.misnamed.map(\.hex.name) == ["Air", "bury"])
    }

    /// In every layout the six neighbours of a hexagon are the same distance away.
    @Test(arguments: HexMap.Layout.allCases) func hexagonsTouch(_ layout: HexMap.Layout) {
        var hexes: [HexMap.Hex] = []
        for q in -3...3 {
            for r in -3...3 { hexes.append(.init(division: "\(q) \(r)", name: "", q: q, r: r)) }
        }
        let map = HexMap(layout: layout, hexes: hexes)
        for hex in hexes where abs(hex.q) < 3 && abs(hex.r) < 3 {
            let own = map.centre(of: hex)
            let distances = hexes.map { map.centre(of: $0) }.map {
                (($0.x - own.x) * ($0.x - own.x) + ($0.y - own.y) * ($0.y - own.y)).squareRoot()
            }
            #expect(distances.count { abs($0 - 3.0.squareRoot()) < 0.001 } == 6)
            #expect(distances.filter { $0 > 0.001 }.min().map { $0 > 1.7 } == true)
        }
    }
}
