import Testing

@testable import Domain

@Suite struct PostalCodeTests {
    @Test(arguments: [
        ("E17 9NJ", "E17 9NJ"), ("e179nj", "E17 9NJ"), (" e17-9nj ", "E17 9NJ"),
        ("SW1A\u{A0}0AA", "SW1A 0AA"), ("m1 1ae", "M1 1AE"),
        ("W1A 0AX", "W1A 0AX"), ("EC1A1BB", "EC1A 1BB"), ("B33.8TH", "B33 8TH"), ("zq1 1aa", "ZQ1 1AA"),
        ("D-N-5-5 1 P T", "DN55 1PT"),
    ])
    func britishCodesAreForgiven(typed: String, normal: String) {
        guard case .code(let code) = PostalCode.read(typed, country: "GB") else {
            Issue.record("not read"); return
        }
        #expect(code.text == normal)
        #expect(GBCode.text(UInt32(code.key)) == normal)
    }

    @Test(arguments: [
        "", "E17", "hello", "E17 9N", "E17 9NC", "EI7 9NJ9", "١٢٣", "12345", "E17 ONJ", "É17 9NJ",
        String(repeating: "A", count: 400),
    ])
    func whatIsNoCodeIsNotOne(typed: String) {
        if case .code = PostalCode.read(typed, country: "GB") { Issue.record("read") }
    }

    @Test(
        arguments: [("E17", "E17", nil), ("SW1A", "SW1A", nil), ("SW1A 0", "SW1A 0", 0), ("m1", "M1", nil)]
            as [(String, String, Int?)])
    func aBeginningIsOne(typed: String, text: String, sector: Int?) {
        guard case .partial(let part) = PostalCode.read(typed, country: "GB") else {
            Issue.record("not read"); return
        }
        #expect(part == text)
        #expect(GBCode.part(part.utf8.filter { $0 != 0x20 })?.sector == sector)
    }

    @Test(
        arguments: [
            ("GIR 0AA", .giro), ("bfpo 801", .forces), ("BF1 2AT", .forces), ("ASCN 1ZZ", .territory("SH")),
            ("stHL1zz", .territory("SH")),
            ("TDCU 1ZZ", .territory("SH")), ("FIQQ 1ZZ", .territory("FK")), ("BBND 1ZZ", .territory("IO")),
            ("BIQQ 1ZZ", .territory("AQ")),
            ("SIQQ 1ZZ", .territory("GS")), ("PCRN 1ZZ", .territory("PN")), ("TKCA 1ZZ", .territory("TC")),
            ("GX11 1AA", .territory("GI")),
            ("AI-2640", .territory("AI")), ("GY1 1AA", .crownDependency("GG")),
            ("JE2 3AB", .crownDependency("JE")),
            ("im1 1aa", .crownDependency("IM")),
        ] as [(String, SpecialBritishCode.Kind)])
    func specialCodesAreKnown(typed: String, kind: SpecialBritishCode.Kind) {
        guard case .special(let special) = PostalCode.read(typed, country: "GB") else {
            Issue.record("not special"); return
        }
        #expect(special.kind == kind)
    }

    @Test func lookalikesAreOffered() {
        #expect(PostalCode.lookalikes(of: "EI7 9NJ", country: "GB").map(\.text).contains("E17 9NJ"))
        #expect(PostalCode.lookalikes(of: "SW1A OAA", country: "GB").map(\.text).contains("SW1A 0AA"))
        #expect(PostalCode.lookalikes(of: "1000", country: "FR").map(\.text) == ["01000"])
        #expect(PostalCode.lookalikes(of: "62l00", country: "FR").map(\.text) == ["62100"])
    }

    @Test(arguments: [("62100", "62100"), ("F-62 100", "62100"), ("FR01000", "01000"), ("97 400", "97400")])
    func frenchCodesKeepTheirZeros(typed: String, normal: String) {
        guard case .code(let code) = PostalCode.read(typed, country: "FR") else {
            Issue.record("not read"); return
        }
        #expect(code.text == normal)
        #expect(Base37.text(code.key) == normal)
    }

    @Test(arguments: ["1000", "620000", "2A000", ""])
    func whatIsNoFrenchCodeIsNotOne(typed: String) {
        #expect(PostalCode.read(typed, country: "FR") == .unreadable)
    }

    /// Every shape of outward code converts to a number and back.
    @Test func outwardCodesAreNumbersOfTheirOwn() {
        var seen: Set<UInt32> = []
        for text in [
            "A1", "A0", "A9Z", "A99", "AA1", "AA10", "AA1A", "Z9", "ZZ99", "Z9Z", "A10", "B1", "A1A",
        ] {
            let number = GBCode.outward(Array(text.utf8)[...])
            #expect(number.map(GBCode.outwardText) == text)
            #expect(seen.insert(number ?? 0).inserted)
        }
    }

    @Test(arguments: [
        ("7", "62", "62-07"), ("07", "62", "62-07"), ("6207", "", "62-07"), ("62007", "62", "62-07"),
        ("62-7", "", "62-07"), ("101", "", "01-01"),
        ("1001", "", "10-01"), ("2A01", "", "2A-01"), ("97103", "", "971-03"), ("ZA03", "", "971-03"),
        ("971-3", "", "971-03"), ("1", "1", "01-01"),
        ("01004", "01", "01-04"),
    ])
    func frenchConstituenciesHaveOneForm(written: String, department: String, code: String) {
        #expect(FrenchDivision.code(written, department: department) == code)
    }

    @Test(arguments: [("", ""), ("abc", ""), ("6299", ""), ("99999999", ""), ("0", "62")])
    func whatIsNoConstituencyIsNotOne(written: String, department: String) {
        #expect(FrenchDivision.code(written, department: department) == nil)
    }
}
