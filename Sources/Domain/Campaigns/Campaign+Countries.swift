extension Campaign {
    /// The country that the form has chosen already: the one that the campaign names, else the one
    /// whose houses it writes to.
    package var chosenCountry: String? {
        if let country { return country }
        let homes = Set(homeCountries)
        return homes.count == 1 ? homes.first : nil
    }

    /// Countries that stand first in the form's list.
    package var likelyCountries: [String] {
        var seen: Set<String> = []
        return ([country].compactMap(\.self) + homeCountries).filter { seen.insert($0).inserted }
    }

    /// Of each house whose members are targets.
    private var homeCountries: [String] {
        targets.compactMap { $0.representative.flatMap(Self.country(ofHouse:)) }
    }

    /// The key of a house begins with its country: `uk-house-of-commons`, `no-stortinget`.
    private static func country(ofHouse key: String) -> String? {
        let first = key.prefix { $0 != "-" }.uppercased()
        let code = first == "UK" ? "GB" : first
        return Country.codes.contains(code) ? code : nil
    }
}
