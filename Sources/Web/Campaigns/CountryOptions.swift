import Domain
import Synchronization

/// The `option`s of every country, by name. Naming and sorting 249 of them takes longer than the rest of the page, so each language does it once.
func countryOptions(_ language: Language, chosen: String) -> HTML {
    let plain = options.withLock { known in
        if let html = known[language] { return html }
        let html = HTML(Country.all(in: language).map { "<option value=\"\($0.code)\">\($0.name)</option>\n" })
        known[language] = html
        return html
    }
    guard chosen.utf8.count == 2, Country.codes.contains(chosen) else { return plain }
    let (mark, marked): (HTML, HTML) = ("<option value=\"\(chosen)\">", "<option value=\"\(chosen)\" selected>")
    return HTML(trusted: plain.text.replacing(mark.text, with: marked.text))
}

private let options = Mutex<[Language: HTML]>([:])
