import Testing

@testable import Domain

@Suite struct PeopleTests {
    @Test(
        arguments: [
            ("zoe@example.org", nil), ("zoé@exämple.org", nil), ("o'brien+x@a-b.co.uk", nil),
            ("a@例え.jp", nil),
            ("", .missing), ("zoe", .incomplete), ("zoe@", .incomplete), ("zoe@example", .incomplete),
            ("zoe@example.", .incomplete),
            ("zoe@@example.org", .impossible), ("@example.org", .impossible),
            ("a b@example.org", .impossible), (".a@example.org", .impossible),
            ("a..b@example.org", .impossible), ("a@-b.org", .impossible), ("a@b..org", .impossible),
            ("a@127.0.0.1", .impossible),
            ("zoe\u{FF20}example.org", .otherSign), ("zoe\u{FE6B}example.org", .otherSign),
            ("a@exa mple.org", .impossible),
            ("a@exam\u{200B}ple.org", nil), ("\"a b\"@example.org", .impossible),
            ("a\u{A0}b@example.org", .impossible),
            ("a@xn--zz--.org", .impossible), ("a@exam\u{2F}ple.org", .impossible),
            ("a@ex\u{5D0}b.org", .impossible),
            (String(repeating: "e\u{301}", count: 200_000), .impossible), ("a@[127.0.0.1]", .impossible),
            ("a,b@example.org", .impossible),
            ("a@b_c.org", .impossible), ("a<b@example.org>", .impossible),
            (String(repeating: "a", count: 65) + "@example.org", .impossible),
            ("a@" + String(repeating: "b", count: 64) + ".org", .impossible),
        ] as [(String, EmailAddress.ValidationError?)])
    func knowsAddresses(address: String, flaw: EmailAddress.ValidationError?) {
        #expect(EmailAddress.flaw(in: address) == flaw)
    }

    @Test(arguments: [
        ("Zoe@Example.ORG", "zoe@example.org"), ("zoe+news@example.org", "zoe@example.org"),
        ("z.o.e@gmail.com", "zoe@gmail.com"),
        ("Z.oe+a+b@GoogleMail.com", "zoe@gmail.com"), ("z.oe@example.org", "z.oe@example.org"),
        ("zoe\u{301}@example.org", "zoé@example.org"),
        ("+@example.org", "+@example.org"),
    ])
    func normalisesAddresses(address: String, expected: String) {
        #expect(Array(EmailAddress.normalised(address).unicodeScalars) == Array(expected.unicodeScalars))
    }

    /// Compares scalars, because Swift treats both ways of writing é as equal.
    @Test(arguments: [
        ("zoe@exam\u{AD}ple.ORG", "zoe@example.org"), ("zoe@ｅｘａｍｐｌｅ.org", "zoe@example.org"),
        ("\u{200F}zoe@example.org\u{202C}", "zoe@example.org"), ("zoe @ example.org.", "zoe@example.org"),
        ("zoe@ex\u{E4}mple.org", "zoe@xn--exmple-cua.org"),
        ("zoe@exa\u{308}mple.org", "zoe@xn--exmple-cua.org"),
        ("zoe@XN--EXMPLE-CUA.org", "zoe@xn--exmple-cua.org"), ("zoe@example\u{3002}org", "zoe@example.org"),
        ("zoe@stra\u{DF}e.example", "zoe@xn--strae-oqa.example"), ("ｚｏｅ@example.org", "zoe@example.org"),
        ("zoe\u{301}@example.org", "zo\u{E9}@example.org"), ("Zoe@example.org", "Zoe@example.org"),
        ("\"zo\\e\"@example.org", "zoe@example.org"), ("<zoe@example.org>", "zoe@example.org"),
        ("mailto:zoe@example.org", "zoe@example.org"), ("a@ab\u{200D}c.org", "a@abc.org"),
    ])
    func writesAddressesInOneWay(typed: String, kept: String) throws {
        let read = try EmailAddress.read(typed).get()
        #expect(Array(read.unicodeScalars) == Array(kept.unicodeScalars))
        #expect(try EmailAddress.read(read).get() == read)
    }

    /// Angle brackets send an address along the path for addresses that need normalising. Both
    /// paths must give the same result.
    @Test(arguments: [
        "zoe@example.org", "Zoe+x_y@a-b.co.uk", "a-b@c1.example", "-a@b.org", "a-@b.org", "a.@b.org",
        "a@b-.org",
        "a@b.4", "a@b.4c", "a@b", "a@.org", "@b.org", "a@b.c@d.org", "a@b--c.org", "a..b@c.org", "a@B.org",
        String(repeating: "a", count: 64) + "@b.org", String(repeating: "a.", count: 33) + "a@b.org",
        "a@" + String(repeating: "b", count: 63) + ".org", "a@" + String(repeating: "b", count: 64) + ".org",
    ])
    func plainAddressesAreReadLikeOthers(address: String) {
        #expect(EmailAddress.read(address) == EmailAddress.read("<\(address)>"))
    }

    @Test func showsADomainInItsOwnScript() {
        #expect(EmailAddress.readable("zoe@xn--exmple-cua.org") == "zoe@ex\u{E4}mple.org")
        #expect(EmailAddress.readable("zoe@example.org") == "zoe@example.org")
        #expect(EmailAddress.normalisedFormerly("Zoe+a@xn--exmple-cua.org") == "zoe@ex\u{E4}mple.org")
        #expect(EmailAddress.normalisedFormerly("zoe@example.org") == nil)
    }

    @Test(
        arguments: [
            ("a@btinternet.co.uk", "a@btinternet.com"), ("a@btinterent.com", "a@btinternet.com"),
            ("a@gmial.com", "a@gmail.com"),
            ("a@gmail.con", "a@gmail.com"), ("a@gmail.co", "a@gmail.com"), ("a@gamil.com", "a@gmail.com"),
            ("a@hotmial.co.uk", "a@hotmail.co.uk"), ("a@yaho.com", "a@yahoo.com"),
            ("a@yahooo.fr", "a@yahoo.fr"),
            ("a@outlok.com", "a@outlook.com"), ("a@laposte.fr", "a@laposte.net"),
            ("a@wanado.fr", "a@wanadoo.fr"),
            ("sam.o\u{2019}neil@gmail.com", "sam.o'neil@gmail.com"),
            ("o\u{2019}n@gmial.com", "o'n@gmail.com"),
            ("a@gmail.com", nil), ("a@mail.com", nil), ("a@ymail.com", nil), ("a@example.org", nil),
            ("a@yahoo.co.in", nil),
            ("sam.o'neil@example.org", nil), ("a@hotmail.fr", nil), ("a@hotmail.de", nil), ("a@gmx.com", nil),
            ("a@me.com", nil),
        ] as [(String, String?)])
    func asksAboutMistypedAddresses(address: String, meant: String?) {
        #expect(MistypedAddress.meant(by: address) == meant)
    }

    @Test(arguments: [
        ("zq1-1aa", "GB", "ZQ1 1AA", "ZQ11AA"), ("ZQ1 1AA", "GB", "ZQ1 1AA", "ZQ11AA"),
        ("zq11aa", "GB", "ZQ1 1AA", "ZQ11AA"),
        ("ZQ1\u{2013}1AA", "GB", "ZQ1 1AA", "ZQ11AA"), ("ZQ\u{661} \u{661}AA", "GB", "ZQ1 1AA", "ZQ11AA"),
        ("ＺＱ１ １ＡＡ", "GB", "ZQ1 1AA", "ZQ11AA"), ("F-75001", "FR", "75001", "75001"),
        ("75 001", "FR", "75001", "75001"),
        ("\u{6F7}\u{6F5}\u{6F0}\u{6F0}\u{6F1}", "FR", "75001", "75001"),
        ("k1a-0b1", "CA", "K1A-0B1", "K1A0B1"),
        ("K1A 0B1", "CA", "K1A 0B1", "K1A0B1"),
        ("\u{661}\u{662}\u{663}\u{664}\u{665}", "EG", "12345", "12345"),
        ("nowhere", "GB", "NOWHERE", "NOWHERE"), ("bfpo801", "GB", "BFPO 801", "BFPO801"),
    ])
    func writesPostcodesInOneWay(typed: String, country: String, written: String, compared: String) {
        #expect(PostalCode.written(typed, country: country) == written)
        #expect(PostalCode.compared(typed, country: country) == compared)
        #expect(PostalCode.compared(written, country: country) == compared)
    }

    @Test(arguments: [
        ("  Zoë   O'Brien ", "zoë o'brien"), ("ZOE\u{308} O'BRIEN", "zoë o'brien"), ("Straße", "strasse"),
        ("محمد", "محمد"),
    ])
    func normalisesNames(name: String, expected: String) {
        #expect(Array(PersonName.normalised(name).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("fr" as Language, "Afghanistan", "Royaume-Uni", "GB"), ("en", "Afghanistan", "United Kingdom", "GB"),
        ("ar", "", "المملكة المتحدة", "GB"),
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
