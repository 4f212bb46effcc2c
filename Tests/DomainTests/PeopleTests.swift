import Testing

@testable import Domain

@Suite struct PeopleTests {
    @Test(
        arguments: [
            ("zoe@example.org", nil), ("zoé@exämple.org", nil), ("o'brien+x@a-b.co.uk", nil), ("a@例え.jp", nil),
            ("", .missing), ("zoe", .incomplete), ("zoe@", .incomplete), ("zoe@example", .incomplete), ("zoe@example.", .incomplete),
            ("zoe@@example.org", .impossible), ("@example.org", .impossible), ("a b@example.org", .impossible), (".a@example.org", .impossible),
            ("a..b@example.org", .impossible), ("a@-b.org", .impossible), ("a@b..org", .impossible), ("a@127.0.0.1", .impossible),
            ("a@[127.0.0.1]", .impossible), ("a,b@example.org", .impossible), ("a@b_c.org", .impossible), ("a<b@example.org>", .impossible),
            (String(repeating: "a", count: 65) + "@example.org", .impossible), ("a@" + String(repeating: "b", count: 64) + ".org", .impossible),
        ] as [(String, EmailAddress.Flaw?)])
    func knowsAddresses(address: String, flaw: EmailAddress.Flaw?) {
        #expect(EmailAddress.flaw(in: address) == flaw)
    }

    @Test(arguments: [
        ("Zoe@Example.ORG", "zoe@example.org"), ("zoe+news@example.org", "zoe@example.org"), ("z.o.e@gmail.com", "zoe@gmail.com"),
        ("Z.oe+a+b@GoogleMail.com", "zoe@gmail.com"), ("z.oe@example.org", "z.oe@example.org"), ("zoe\u{301}@example.org", "zoé@example.org"),
        ("+@example.org", "+@example.org"),
    ])
    func normalisesAddresses(address: String, expected: String) {
        #expect(Array(EmailAddress.normalised(address).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("  Zoë   O'Brien ", "zoë o'brien"), ("ZOE\u{308} O'BRIEN", "zoë o'brien"), ("Straße", "strasse"), ("محمد", "محمد"),
    ])
    func normalisesNames(name: String, expected: String) {
        #expect(Array(PersonName.normalised(name).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("fr" as Language, "Afghanistan", "Royaume-Uni", "GB"), ("en", "Afghanistan", "United Kingdom", "GB"), ("ar", "", "المملكة المتحدة", "GB"),
        ("fr", "", "Côte d’Ivoire", "CI"),
    ])
    func namesCountries(language: Language, first: String, name: String, code: String) {
        let countries = Country.all(in: language)
        #expect(countries.count == 249)
        #expect(Set(countries.map(\.code)) == Country.codes)
        #expect(countries.first { $0.code == code }?.name == name)
        #expect(first.isEmpty || countries[0].name == first)
        #expect(countries.allSatisfy { $0.name != $0.code })
    }

    @Test func sortsCountriesAsPeopleDo() {
        let names = Country.all(in: "fr").map(\.name)
        #expect(names.firstIndex(of: "Égypte")! < names.firstIndex(of: "Finlande")!)
    }

    @Test func knowsOnlyRealCountriesWithoutPostcodes() {
        #expect(Country.withoutPostcodes.isSubset(of: Country.codes))
    }
}
