import Domain
import Foundation

/// Returns the runs of one text of the letter. A run is plain words, words that agree with the
/// writer, or a blank that only the writer can fill.
func letterRuns(_ text: SuggestedLetter.Text, _ writing: LetterStepView, isSubject: Bool) -> HTML {
    let runs = text.runs.map { letterRun($0, writing, in: text.language) }
    guard isSubject else { return "\(runs)" }
    // The word "Subject" belongs to the letter. The word is in the letter's language, where Postbag
    // has that language.
    guard let own = InterfaceText(text.language) else { return "<strong>\(runs)</strong>" }
    let around = own[.subjectLine].components(separatedBy: "{subject}")
    return "<strong>\(around.first ?? "")\(runs)\(around.last ?? "")</strong>"
}

private func letterRun(_ run: SuggestedLetter.Run, _ writing: LetterStepView, in language: Language) -> HTML {
    switch run {
    case .text(let words): "\(words)"
    case .agrees(let forms):
        """
        <span class="agrees"\(Gender.allCases.map { "\(attribute: attributeName($0), forms[$0])" as HTML })>\(forms[.other] ?? "")</span>
        """
    case .blank(let name): blank(name, writing, in: language)
    }
}

/// Returns a blank that only the writer can fill. The blank is already filled where the form has
/// the value.
func blank(_ name: String, _ writing: LetterStepView, in language: Language) -> HTML {
    let empty = blankName(name, writing.text)
    guard let known = writing.known.fills(name, in: language) else {
        return "<i data-blank=\"\(name)\"\(writing.tongue(writing.context.language))>\(empty)</i>"
    }
    return "<i data-blank=\"\(name)\" data-empty=\"\(empty)\">\(known)</i>"
}

extension LetterForm {
    fileprivate func fills(_ blank: String, in language: Language) -> String? {
        let home = Country.codes.contains(country) && !name.isEmpty ? Country.name(country, in: language) : ""
        let known =
            switch blank {
            case "name": name
            case "country": home
            case "place": postcode.isEmpty ? home : postcode
            default: ""
            }
        return known.isEmpty ? nil : known
    }
}

private func attributeName(_ gender: Gender) -> StaticString {
    switch gender {
    case .feminine: "data-feminine"
    case .masculine: "data-masculine"
    case .other: "data-other"
    }
}

private func blankName(_ name: String, _ text: InterfaceText) -> String {
    switch name {
    case "name": text(.blankName)
    case "place": text(.blankPlace)
    case "country": text(.blankCountry)
    case "did": text(.blankDid)
    default: text(.blankDate)
    }
}

extension SuggestedLetter {
    /// Returns up to three words that change with a choice of gender: « citoyenne, prête ». The
    /// form shows them beside the choice. Nil when no word changes.
    func examples(of gender: Gender) -> (language: Language, words: String)? {
        for index in languages.indices {
            let forms = parts.compactMap { $0.texts.indices.contains(index) ? $0.texts[index] : nil }
                .flatMap { text in
                    text.runs.compactMap { if case .agrees(let forms) = $0 { forms[gender] } else { nil } }
                }
                .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
                .filter { !$0.isEmpty && $0.count <= 40 }
            var seen: Set<String> = []
            let words = forms.filter { seen.insert($0).inserted }.prefix(3)
            if !words.isEmpty { return (languages[index], words.joined(separator: ", ")) }
        }
        return nil
    }
}
