import Domain
import Synchronization

/// Returns the `option` elements of all countries: first the likely ones, then all by name. Naming
/// and sorting 249 countries takes longer than the rest of the page. For this reason the list is
/// made once for each language.
func countryOptions(_ language: Language, likely: [String], chosen: String) -> HTML {
    let first = likely.map { option($0, Country.name($0, in: language), isChosen: $0 == chosen) }
    let all = allOptions(language)
    guard Country.codes.contains(chosen), !likely.contains(chosen) else { return HTML(first + [all]) }
    let (mark, marked): (HTML, HTML) = (
        "<option value=\"\(chosen)\">", "<option value=\"\(chosen)\" selected>"
    )
    return HTML(first + [HTML(trusted: all.text.replacing(mark.text, with: marked.text))])
}

private func allOptions(_ language: Language) -> HTML {
    options.withLock { known in
        if let html = known[language] { return html }
        let html = HTML(Country.all(in: language).map { option($0.code, $0.name, isChosen: false) })
        known[language] = html
        return html
    }
}

private func option(_ code: String, _ name: String, isChosen: Bool) -> HTML {
    "<option value=\"\(code)\"\(if: isChosen, " selected")>\(name)</option>\n"
}

private let options = Mutex<[Language: HTML]>([:])

extension LetterForm {
    /// Makes an empty form. The country is chosen where the campaign names one.
    init(for campaign: Campaign) {
        self.init()
        country = campaign.chosenCountry ?? ""
    }
}
