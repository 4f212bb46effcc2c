extension Campaign {
    /// The country that the form preselects. The campaign's own country comes first, else the only
    /// country whose houses the campaign writes to. Nil when there is none, or several.
    package var chosenCountry: String? {
        if let country { return country }
        let homes = Set(homeCountries)
        return homes.count == 1 ? homes.first : nil
    }

    /// The countries at the top of the form's list.
    package var likelyCountries: [String] {
        var seen: Set<String> = []
        return ([country].compactMap(\.self) + homeCountries).filter { seen.insert($0).inserted }
    }

    /// The country of each house whose members are targets.
    private var homeCountries: [String] {
        targets.compactMap { $0.representative.flatMap(Self.country(ofHouse:)) }
    }

    /// Returns the country of a house. The key of a house begins with its country:
    /// `uk-house-of-commons`, `no-stortinget`.
    private static func country(ofHouse key: String) -> String? {
        let first = key.prefix { $0 != "-" }.uppercased()
        let code = first == "UK" ? "GB" : first
        return Country.codes.contains(code) ? code : nil
    }
}
