import Domain

/// A field that a target's own form may ask for: its name and the value to put in. The page shows
/// the name in its own language and in the form's.
struct CopiedField: Sendable, Equatable {
    var name: TextKey
    var value: String
}

extension SignedLetterView {
    /// Texts in the language of the form, where Postbag has it. The form's language is taken to be
    /// the letter's.
    private var formText: InterfaceText { InterfaceText(best: [composed.language]) }

    var copiedFields: [CopiedField] {
        let draft = letter.draft
        let words = draft.name.split(separator: " ").map(String.init)
        let names =
            words.count == 2
            ? [
                CopiedField(name: .fieldFirstName, value: words[0]),
                CopiedField(name: .fieldFamilyName, value: words[1]),
            ] : []
        let fields =
            [
                CopiedField(
                    name: .fieldTitle, value: formText(.fieldTitleValue, ["writer": draft.writer.rawValue]))
            ]
            + (names.isEmpty ? [CopiedField(name: .fieldName, value: draft.name)] : names)
            + [
                CopiedField(name: .fieldEmail, value: draft.email),
                CopiedField(name: .fieldAddress, value: draft.address.joined(separator: "\n")),
                CopiedField(name: .fieldPostcode, value: draft.postcode),
                CopiedField(name: .fieldCountry, value: Country.name(draft.country, in: composed.language)),
                CopiedField(name: .fieldSubject, value: composed.subject),
            ]
        return fields.filter { !$0.value.isEmpty }
    }

    /// Returns the letter laid out beside the target's own form: open the form, copy, tell the
    /// result. `level` is the level of the headings.
    func assistedForm(_ form: WebForm, level: Int, filled: Bool) -> HTML {
        let title: (TextKey) -> HTML = {
            HTML(trusted: "<h\(level)>") + "\(text($0))" + HTML(trusted: "</h\(level)>")
        }
        return """
            <ol class="path">
            <li>
            \(title(.formOpen))
            \(liveLink(form.url, text(.formOpenLink, ["host": host(of: form.url)]), in: context, rehearsal: rehearsal))
            </li>
            <li>
            \(title(.formFields))
            \(copiedFields.enumerated().map(copyField))
            </li>
            <li>
            \(title(.formLetter))
            \(lengthAndText(form))
            <p class="hint">\(text(.formSelect))</p>
            </li>
            <li>
            \(title(.formTell))
            <p>\(text(.formTellWhy))</p>
            \(outcomeForm(.form, filled: filled))
            <p class="hint">\(text(channels.contains(.post) ? .outcomePost : .outcomeStays))</p>
            </li>
            </ol>
            """
    }

    private func copyField(_ number: Int, _ field: CopiedField) -> HTML {
        let theirs = formText(field.name)
        let ours = text(field.name)
        return """
            <div class="copy"><span id="field-\(number)">\(ours)\
            \(if: theirs != ours, " <span class=\"soft\"\(tongue(formText.language, on: text.language))>(\(theirs))</span>")</span>\
            <output aria-labelledby="field-\(number)" dir="auto">\(field.value)</output></div>

            """
    }
}

extension HTML {
    static func + (first: HTML, second: HTML) -> HTML { HTML([first, second]) }
}
