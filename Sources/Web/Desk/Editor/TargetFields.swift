import Domain

/// The fields of a person who decides.
struct TargetFields {
    let form: EditorForm
    let editor: TargetEditor

    private var text: DeskText { form.text }
    private func html(_ fields: [DeskField]) -> HTML { HTML(fields.map { $0.html(text) }) }

    var controls: [any NamedControl] {
        [name, gender] + offices + [reads, email] + formFields + inPublic + times + [days].compactMap(\.self)
    }

    var who: HTML {
        """
        <div class="two">
        \(name.html(text))\(gender.html())\(html(offices))</div>
        \(reads.html())
        """
    }

    var how: HTML {
        """
        \(email.html(text))\(if: editor.waiting > 0, sure)<div class="two">
        \(html(formFields + inPublic))</div>

        """
    }

    var when: HTML {
        """
        <div class="two">
        \(html(times))</div>
        \(days?.html())
        """
    }

    private var name: DeskField { form.field("tname", text(.targetName)) }

    private var gender: DeskChoices {
        form.choices(
            "gender", text(.targetGender), isRow: true,
            [
                .init(value: "masculine", label: text(.genderMan)),
                .init(value: "feminine", label: text(.genderWoman)),
                .init(value: "other", label: text(.genderOpen)),
            ])
    }

    /// Office and salutation in each language of the campaign and of the target.
    private var offices: [DeskField] {
        form.languages.flatMap { language in
            let named = ["language": text.language.name(of: language)]
            return [
                form.field("office-\(language.tag)", text(.officeIn, named), content: language),
                form.field("salutation-\(language.tag)", text(.salutationIn, named), content: language),
            ]
        }
    }

    private var reads: DeskChoices {
        let known = form.languages
        let others = form.state.set("reads").map { Language($0) }.filter { !known.contains($0) }
        return form.choices(
            "reads", text(.readsWhich), hint: text(.readsHint), kind: .checkbox, isRow: true,
            (known + others.sorted()).map { .init(value: $0.tag, label: form.capital($0)) })
    }

    private var email: DeskField {
        form.field("temail", text(.email), .line(type: "email"))
    }

    private var sure: HTML {
        """
        <div class="note look">
        <p><strong>\(text(.addressWaiting, counting: editor.waiting))</strong> \(text(.addressChanges))</p>
        <label class="choice"><input type="checkbox" name="sure" value="yes"\(if: form.state.has("sure"), " checked")> <span>\(text(.addressSure))</span></label>
        </div>

        """
    }

    private var formFields: [DeskField] {
        [
            form.field("form-url", text(.webForm), hint: text(.webFormHint)),
            form.field(
                "form-limit", text(.formLimit), hint: text(.formLimitHint), .line(look: "short", digits: true)
            ),
        ]
    }

    private var inPublic: [DeskField] {
        [
            form.field("post", text(.postalAddress), .text(rows: 3)),
            form.field("handles", text(.handles), hint: text(.handlesHint), .text(rows: 3, look: "sans")),
        ]
    }

    private var times: [DeskField] { TargetTimes(form: form, zones: editor.zones).fields }

    /// Shown where the campaign can hold it.
    private var days: DeskChoices? {
        guard form.state.has("days") else { return nil }
        return form.choices(
            "days", text(.days), isRow: true,
            [
                .init(value: "working", label: text(.daysWorking)),
                .init(value: "all", label: text(.daysAll)),
            ])
    }
}
