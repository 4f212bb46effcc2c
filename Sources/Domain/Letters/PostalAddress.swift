extension Draft {
    /// Returns where the writer lives, line by line, as on an envelope.
    package func addressLines(in language: Language) -> [String] {
        (address + [postcode, Country.name(country, in: language)]).filter { !$0.isEmpty }
    }
}

extension Target {
    /// Returns the name, office and postal address, line by line, as on an envelope.
    package func addressLines(in language: Language, else fallbacks: [Language]) -> [String] {
        let (tongue, office) = office.best(language, else: fallbacks)
        return ([name, tongue.sentenceCased(office)] + post).filter { !$0.isEmpty }
    }

    /// Returns the ISO 3166-1 code of the country that the last line of the postal address names.
    /// Nil when the line names no country.
    package func postalCountry(in languages: [Language]) -> String? {
        guard let last = post.last?.lowercased() else { return nil }
        if let known = ["uk": "GB", "usa": "US", "england": "GB", "scotland": "GB", "wales": "GB"][last] {
            return known
        }
        return Country.codes.first { code in
            languages.contains { Country.name(code, in: $0).lowercased() == last }
        }
    }
}
