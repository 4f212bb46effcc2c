import Crypto
import Foundation
import Testing

@testable import Domain

@Suite struct PostalCodeSchemesTests {
    @Test func eachCountryHasOneScheme() {
        let countries = PostalCodeSchemes.all.map(\.country)
        #expect(Set(countries).count == countries.count)
        for country in countries { #expect(PostalCodeSchemes.of(country).country == country) }
        #expect(PostalCodeSchemes.of("BE") is OtherPostalCodes)
    }

    /// The digests are of files that Postbag wrote before it had schemes. Data folders hold such
    /// files, and a file is found by its digest.
    @Test func anIndexHasTheBytesThatItAlwaysHad() throws {
        let british = try Self.digest(
            "uk-house-of-commons", "GB",
            [
                ("E17 9NJ", "E14001063", ""), ("E17 9NH", "E14001064", ""), ("E17 9AB", "E14001063", ""),
                ("E17 9AB", "E14001064", ""), ("SW1A 0AA", "E14001172", ""), ("M1 1AE", "E14001351", ""),
            ])
        #expect(british == "bd86e8fdd8442111da3b06b0738b9a857b2191a96b30d3e03bd3e122428f9cb2")
        let french = try Self.digest(
            "fr-assemblee-nationale", "FR",
            [
                ("62100", "62-07", "Calais"), ("62730", "62-07", "Marck"), ("62730", "62-06", "Les Attaques"),
                ("01000", "01-01", "Bourg"), ("01000", "01-04", "Saint-Denis"),
            ])
        #expect(french == "1cc8fdda48117a5992ee2e01eb3506ffe65e6bf13893c28de9e76fe6117acc36")
        let belgian = try Self.digest(
            "be-kamer", "BE", [("1000", "Brussels", ""), ("9000", "Ghent", ""), ("9001", "Ghent", "")])
        #expect(belgian == "dceab899bc3de02a55e16677ef35b5fe5c3f3877a287ddc42586ad09295e48e5")
    }

    private static func digest(
        _ legislature: String, _ country: String, _ rows: [(code: String, division: String, name: String)]
    ) throws -> String {
        var builder = PlaceIndexBuilder(legislature: legislature, country: country)
        for row in rows {
            let code = PlaceIndexTests.code(row.code, country)
            builder.add(code.key, division: try builder.place(of: row.division), name: row.name)
        }
        let bytes = try builder.seal(date: PlaceIndexTests.day, source: "s", licence: "l")
        return SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
    }
}
