import Domain
import Foundation
import Logging
import Storage
import Testing

@testable import Actions

@Suite struct PlaceShelfTests {
    private static func codes(_ division: String) async throws -> PlaceImport {
        let folder = try PlaceFolder()
        return try await PlaceFolder.read(
            folder.write("codes.csv", "postcode,division\nZQ1 1AA,\(division)\n")
        ) {
            $0.legislature = "uk-house-of-commons"
        }
    }

    private func withShelf(_ body: (Database, LegislatureCache, URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "postbag-shelf-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let engine = try await SQLiteEngine.open(folder: folder)
        let database = Database(engine)
        try await body(
            database,
            LegislatureCache(
                database: database, folder: folder.appending(path: "places"), logger: Logger(label: "test")),
            folder.appending(path: "places"))
        try await engine.close()
    }

    private func division(_ cache: LegislatureCache) -> String? {
        cache.book("uk-house-of-commons")?.find("ZQ1 1AA").divisions.first?.code
    }

    @Test func anImportShowsAndReplacesTheOneBefore() async throws {
        try await withShelf { database, cache, folder in
            #expect(cache.book("uk-house-of-commons") == nil)
            try await storePlaces(Self.codes("A"), in: database)
            try await cache.refresh()
            #expect(division(cache) == "A")
            let before = cache.book("uk-house-of-commons")
            try await storePlaces(Self.codes("B"), in: database)
            try await cache.refresh()
            #expect(division(cache) == "B")
            #expect(before?.find("ZQ1 1AA").divisions.first?.code == "A")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
        }
    }

    @Test func codesNoLongerInUseAreToldApartFromNewOnes() async throws {
        try await withShelf { database, cache, _ in
            let why = { (code: String) -> PlaceAnswer.Unknown.Why? in
                guard case .unknown(let unknown)? = cache.book("uk-house-of-commons")?.find(code) else {
                    return nil
                }
                return unknown.why
            }
            for (table, expected) in [
                (
                    "pcds,doterm,pcon24cd\nZQ1 1AA,,E14000001\nZQ1 1AB,201105,E14000001\n",
                    PlaceAnswer.Unknown.Why.ended
                ),
                ("postcode,division\nZQ1 1AA,E14000001\n", .tooNew),
            ] {
                let folder = try PlaceFolder()
                let place = try await PlaceFolder.read(folder.write("codes.csv", table)) {
                    $0.legislature = "uk-house-of-commons"
                }
                try await storePlaces(place, in: database)
                try await cache.refresh()
                #expect(why("ZQ1 1AB") == expected && why("ZQ1 1AD") == .tooNew && why("ZQ1 1AA") == nil)
                #expect(cache.book("uk-house-of-commons")?.sources.map(\.part) == [.codes])
            }
        }
    }

    @Test func aDamagedIndexIsRefusedAndTheOldOneServed() async throws {
        try await withShelf { database, cache, _ in
            try await storePlaces(Self.codes("A"), in: database)
            try await cache.refresh()
            var broken = try await Self.codes("B")
            broken.codes?[200] ^= 1
            let refused = broken
            await #expect(throws: PlaceIndex.CorruptionError.altered) {
                try await storePlaces(refused, in: database)
            }
            let content = broken.codes ?? []
            let source = PlaceSource(part: .codes, source: "", licence: "", date: PlaceFolder.today)
            try await database.write { connection in
                try connection.places.store(Legislature.known[0])
                try connection.places.store(
                    PlaceTable(source: source, digest: "broken", content: content), of: "uk-house-of-commons",
                    at: Date())
            }
            try await cache.refresh()
            #expect(division(cache) == "A")
            try await storePlaces(Self.codes("C"), in: database)
            try await cache.refresh()
            #expect(division(cache) == "C")
        }
    }

    @Test func aDamagedCopyIsMadeAgain() async throws {
        try await withShelf { database, cache, folder in
            try await storePlaces(Self.codes("A"), in: database)
            try await cache.refresh()
            let copy = try #require(
                FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).first)
            try Data([1, 2, 3]).write(to: copy)
            let another = LegislatureCache(database: database, folder: folder, logger: Logger(label: "test"))
            try await another.refresh()
            #expect(division(another) == "A")
            #expect(try Data(contentsOf: copy).count > 104)
        }
    }

    @Test func partsComeOneByOneAndDissolutionStays() async throws {
        try await withShelf { database, cache, _ in
            let folder = try PlaceFolder()
            try await storePlaces(Self.codes("E14000001"), in: database)
            let divisions = try await PlaceFolder.read(
                folder.write("divisions.csv", "division,name,name_cy\nE14000001,Ayr,Âr\n"))
            try await storePlaces(divisions, in: database)
            #expect(
                try await database.write {
                    try $0.places.dissolve("uk-house-of-commons", until: Day("2026-12-20"))
                })
            let members = try await PlaceFolder.read(
                folder.write(
                    "mps.csv",
                    "division,mp,email,form,address,since\nE14000001,Ada Park,ada@members.example,https://members.example/ada,1 Quay|Ayr,2024-07-04\n"
                ),
                book: keptPlaces(of: "uk-house-of-commons", in: database))
            try await storePlaces(members, in: database)
            let map = try await PlaceFolder.read(
                folder.write(
                    "map.hexjson",
                    #"{"layout": "odd-q", "hexes": {"E14000001": {"n": "Ayr", "q": 1, "r": 2}}}"#),
                book: keptPlaces(of: "uk-house-of-commons", in: database))
            try await storePlaces(map, in: database)
            try await cache.refresh()
            let book = try #require(cache.book("uk-house-of-commons"))
            #expect(book.division("E14000001").names == ["cy": "Âr"])
            #expect(book.representatives["E14000001"] == members.representatives)
            #expect(book.map == map.map)
            #expect(book.sources.map(\.part) == [.codes, .divisions, .map, .representatives])
            #expect(
                book.seat("E14000001", on: PlaceFolder.today).state == .dissolved(until: Day("2026-12-20")!))
            #expect(division(cache) == "E14000001")
        }
    }

    @Test func theDemosCountryIsWhole() async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
            .standardizedFileURL
        let files = ["divisions.csv", "codes.csv", "members.csv", "map.hexjson"].map {
            root.appending(path: "Campaigns/places/\($0)").path
        }
        var options = PlaceOptions(today: PlaceFolder.today)
        (options.legislature, options.source, options.licence, options.date) = (
            "uk-house-of-commons", "Invented", "none", options.today
        )
        let place = try await readPlaces(files, options, known: { _ in nil })
        #expect(place.report.malformed == 0)
        #expect(place.divisions?.count == 12)
        #expect(try place.divisions(of: "ZQ4 2AB") == ["ZQ04", "ZQ05"])
        #expect(place.representatives?.count { $0.isVacant } == 1)
        #expect(place.representatives?.allSatisfy { $0.email?.hasSuffix(".example") ?? true } == true)
        #expect(place.map?.fit(place.divisions ?? []) == HexMap.Fit())
    }
}
