/// The countries with a scheme of their own.
package enum PostalCodeSchemes {
    package static let all: [any PostalCodeScheme] = [BritishPostcodes(), FrenchPostcodes()]

    /// Returns the scheme of a country, else the scheme for all other countries.
    package static func of(_ country: String) -> any PostalCodeScheme {
        for scheme in all where scheme.country == country { return scheme }
        return OtherPostalCodes(country: country)
    }
}

extension Legislature {
    package var postalCodes: any PostalCodeScheme { PostalCodeSchemes.of(country) }
}
