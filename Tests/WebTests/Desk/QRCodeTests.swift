import Testing

@testable import Web

@Suite struct QRCodeTests {
    /// A reader looks for a square of seven modules in three corners, and for none in the fourth
    /// (ISO/IEC 18004).
    @Test(arguments: [
        "https://letters.example/calais", "https://letters.example/" + String(repeating: "a", count: 900),
    ])
    func threeCornersHaveTheirSquare(_ address: String) throws {
        let svg = try #require(QRCode(address)).svg(label: "Code").text
        let side = try #require(svg.firstMatch(of: /viewBox="0 0 (\d+) \1"/).flatMap { Int($0.1) })
        #expect((side - 8 - 21) % 4 == 0 && side > 28)
        var dark: Set<[Int]> = []
        for run in svg.matches(of: /M(\d+) (\d+)h(\d+)v1/) {
            let (x, y, width) = try (#require(Int(run.1)), #require(Int(run.2)), #require(Int(run.3)))
            for column in x..<(x + width) { dark.insert([column, y]) }
        }
        let far = side - 11
        for (x, y, isThere) in [(4, 4, true), (far, 4, true), (4, far, true), (far, far, false)] {
            let ring = (0..<7).flatMap { [[x + $0, y], [x + $0, y + 6], [x, y + $0], [x + 6, y + $0]] }
            #expect(ring.allSatisfy(dark.contains) == isThere)
        }
        #expect(
            dark.allSatisfy { $0.allSatisfy { (4..<(side - 4)).contains($0) } }, "the quiet zone is quiet")
    }

    @Test func textsThatDoNotFitHaveNoCode() {
        #expect(QRCode(String(repeating: "a", count: 3_000)) == nil)
        #expect(QRCode("a\0b") == nil)
    }
}
