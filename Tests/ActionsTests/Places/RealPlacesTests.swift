import Domain
import Foundation
import Testing

@testable import Actions

/// Tests reading the tables that operators really load, from the folder that POSTBAG_REAL names.
/// Without that folder the tests say so, and prove nothing.
@Suite struct RealPlacesTests {
    private static let folder = ProcessInfo.processInfo.environment["POSTBAG_REAL"]

    private func real(_ file: String) -> String? {
        guard let folder = Self.folder else {
            print(
                "POSTBAG_REAL is not set: \(file) was not read. Set it to a folder with the real tables to try the importers on them."
            )
            return nil
        }
        return "\(folder)/\(file)"
    }

    @Test func everyPostcodeOfGreatBritainAnswersAsTheTableSays() async throws {
        guard let path = real("gb-postcodes-2024.csv.xz") else { return }
        let place = try await PlaceFolder.read(path)
        let bytes = try #require(place.codes)
        let index = try PlaceIndex(IndexBytes(copying: bytes))
        #expect(bytes.count <= 2_500_000)
        #expect(index.about.codes == 1_733_406)
        var wrong = 0
        var keys: Set<UInt32> = []
        try readPostcodePairs(path) { text, division in
            guard case .code(let code) = PostalCode.read(text, country: "GB") else { wrong += 1; return }
            keys.insert(UInt32(code.key))
            if index.divisions(of: code) != [division] { wrong += 1 }
        }
        #expect(wrong == 0)
        #expect(keys.count == 1_733_406)
        var (lot, asked, answered) = (Lot(seed: 7), 0, 0)
        let known = Array(keys.prefix(200_000))
        while asked < 1_000_000 {
            let key = known[lot.below(known.count)] / 4_000 * 4_000 + UInt32(lot.below(4_000))
            if keys.contains(key) { continue }
            asked += 1
            if index.set(of: UInt64(key)) != nil { answered += 1 }
        }
        #expect(answered == 0)
    }

    @Test func theMapLacksNobody() async throws {
        guard let divisions = real("uk-constituencies-2024.csv"),
            let map = real("uk-constituencies-2024.hexjson")
        else { return }
        let place = try await PlaceFolder.read(divisions, map)
        #expect(place.divisions?.count == 650)
        #expect(place.map?.fit(place.divisions ?? []).missing == [])
        #expect(
            place.report.diagnostics.contains {
                $0.hasPrefix("divisions that the map has under another code, found by name: 5")
            })
    }
}

/// A generator that returns the same numbers every time.
struct Lot {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
