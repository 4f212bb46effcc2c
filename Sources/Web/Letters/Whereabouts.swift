import Domain
import Foundation

extension Language {
    /// A country's name in this language, from its ISO 3166-1 code.
    func countryName(_ code: String) -> String { locale.localizedString(forRegionCode: code) ?? code }
}

extension Draft {
    /// Where the writer lives, line by line, as an envelope has it.
    func whereabouts(in language: Language) -> [String] {
        (address + [postcode, language.countryName(country)]).filter { !$0.isEmpty }
    }
}

extension Target {
    /// Name, office and postal address, as an envelope has them.
    func addressLines(in text: InterfaceText, _ language: Language, else fallbacks: [Language]) -> [String] {
        let called = name.isEmpty ? "" : text(.paperTo, ["gender": gender.rawValue, "name": name])
        return ([called, office.best(language, else: fallbacks).text] + post).filter { !$0.isEmpty }
    }

    /// The ISO 3166-1 code of the country that the last line of the postal address names.
    func postalCountry(in languages: [Language]) -> String? {
        guard let last = post.last?.lowercased() else { return nil }
        if let known = ["uk": "GB", "usa": "US", "england": "GB", "scotland": "GB"][last] { return known }
        let codes = Locale.Region.isoRegions.map(\.identifier).filter { $0.count == 2 }
        return codes.first { code in languages.contains { $0.countryName(code).lowercased() == last } }
    }
}

func lines(_ lines: [String]) -> HTML {
    HTML(lines.enumerated().map { $0.offset == 0 ? "\($0.element)" : "<br>\n\($0.element)" })
}
