import Domain

/// A field that a target's form may ask for: its name and the value to put in. The page shows the
/// name in its own language and in the form's.
struct FormField: Sendable, Equatable {
    var name: TextKey
    var value: String
}

extension SignedLetterView {
    /// Texts in the language of the form, where Postbag has it. The form's language is taken to be
    /// the letter's.
    private var formText: InterfaceText { InterfaceText(best: [composed.language]) }

    var formFields: [FormField] {
        let draft = letter.draft
        let words = draft.name.split(separator: " ").map(String.init)
        let names =
            words.count == 2
            ? [
                FormField(name: .fieldFirstName, value: words[0]),
                FormField(name: .fieldFamilyName, value: words[1]),
            ] : []
        let fields =
            [
                FormField(
                    name: .fieldTitle, value: formText(.fieldTitleValue, ["writer": draft.writer.rawValue]))
            ]
            + (names.isEmpty ? [FormField(name: .fieldName, value: draft.name)] : names)
            + [
                FormField(name: .fieldEmail, value: draft.email),
                FormField(name: .fieldAddress, value: draft.address.joined(separator: "\n")),
                FormField(name: .fieldPostcode, value: draft.postcode),
                FormField(name: .fieldCountry, value: Country.name(draft.country, in: composed.language)),
                FormField(name: .fieldSubject, value: composed.subject),
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
            \(formFields.enumerated().map(copyField))
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

    private func copyField(_ number: Int, _ field: FormField) -> HTML {
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
