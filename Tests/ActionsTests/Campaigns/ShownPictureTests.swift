import Testing

@testable import Actions

@Suite struct ShownPictureTests {
    @Test(arguments: [(1_600, 1_200), (300, 2_400), (90, 60)]) func fitsAPhone(_ width: Int, _ height: Int)
        throws
    {
        let shown = try #require(ShownPicture(Self.bitmap(width, height)))
        #expect(shown.jpeg.count <= ShownPicture.largest)
        #expect(shown.jpeg.prefix(2) == [0xFF, 0xD8])
        #expect(shown.width <= 1_280 && shown.height <= 1_280 && shown.width <= width)
        #expect(abs(Double(shown.width) / Double(shown.height) - Double(width) / Double(height)) < 0.05)
    }

    @Test func refusesWhatIsNone() {
        #expect(ShownPicture([]) == nil)
        #expect(ShownPicture(Array("not a picture, though named so".utf8)) == nil)
    }

    @Test func refusesTooManyPixelsBeforeItReadsThem() {
        var bomb = Self.bitmap(4, 4)
        bomb.replaceSubrange(18..<26, with: Self.little(60_000) + Self.little(60_000))
        #expect(ShownPicture(bomb) == nil)
    }

    /// A Windows bitmap (BITMAPINFOHEADER, 24 bits a pixel) of colours that compress badly.
    private static func bitmap(_ width: Int, _ height: Int) -> [UInt8] {
        let line = (width * 3 + 3) / 4 * 4
        var state: UInt32 = 7
        let pixels = (0..<line * height).map { _ -> UInt8 in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(state >> 24)
        }
        let header =
            Array("BM".utf8) + little(54 + pixels.count) + little(0) + little(54) + little(40) + little(width)
            + little(height)
        return header + [1, 0, 24, 0] + little(0) + little(pixels.count) + little(0) + little(0) + little(0)
            + little(0) + pixels
    }

    private static func little(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
