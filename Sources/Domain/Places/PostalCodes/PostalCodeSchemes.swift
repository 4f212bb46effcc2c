/// The countries with a scheme of their own.
package enum PostalCodeSchemes {
    package static let all: [any PostalCodeScheme] = [BritishPostcodes(), FrenchPostcodes()]

    /// Returns the scheme of a country, else the scheme for all other countries.
    package static func of(_ country: String) -> any PostalCodeScheme {
        for scheme in all where scheme.country == country { return scheme }
        return OtherPostalCodes(country: country)
    }

    /// Whether the form of a text shows that it is a postal code of some country.
    package static func isKnownByForm(_ text: String) -> Bool {
        all.contains { scheme in
            guard scheme.isKnownByForm, case .code = PostalCode.read(text, country: scheme.country) else {
                return false
            }
            return true
        }
    }
}

extension Legislature {
    package var postalCodes: any PostalCodeScheme { PostalCodeSchemes.of(country) }
}
