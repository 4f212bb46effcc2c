package import Domain

/// One step that is being changed.
package struct StepEditor: Sendable {
    /// A target or a letter to choose.
    package struct Choice: Sendable {
        package let key: String, name: String

        package init(key: String, name: String) { (self.key, self.name) = (key, name) }
    }

    package enum Kind: Sendable {
        /// `channels`: those that the target has.
        case write(targets: [Choice], letters: [Choice], channels: [Channel])
        case post(targets: [Choice])
        case link, share
    }

    package var key: String
    package var kind: Kind
    package var state: EditorState

    package init(key: String, kind: Kind, state: EditorState) {
        (self.key, self.kind, self.state) = (key, kind, state)
    }

    func html(_ form: EditorForm) -> HTML {
        let (choices, fields) = (top(form), texts(form))
        return """
            \(if: !choices.isEmpty, "<div class=\"two\">\n\(choices.map { $0.html(form.text) })</div>\n")\
            \(flags(form).map { $0.html() })\
            <div class="two">
            \(fields.map { $0.html(form.text) })</div>

            """
    }

    func controls(_ form: EditorForm) -> [any NamedControl] { top(form) + flags(form) + texts(form) }

    /// The fields that say to whom, and how.
    private func top(_ form: EditorForm) -> [DeskField] {
        let text = form.text
        switch kind {
        case .write(let targets, let letters, let channels):
            return [
                choice("target", text(.stepTarget), targets, form),
                choice("letter", text(.stepWhichLetter), letters, form),
            ] + (channels.isEmpty ? [] : [order(channels, form)])
        case .post(let targets): return [choice("target", text(.stepTarget), targets, form)]
        case .link: return [form.field("url", text(.stepURL), .line(type: "url"))]
        case .share: return []
        }
    }

    private func choice(_ name: String, _ label: String, _ choices: [Choice], _ form: EditorForm) -> DeskField
    {
        form.field(name, label, .choice(choices.map { .init(value: $0.key, label: $0.name) }))
    }

    /// The order in which the ways are tried.
    private func order(_ channels: [Channel], _ form: EditorForm) -> DeskField {
        let options = Self.orders(of: channels).map { order in
            DeskField.Option(
                value: order.map(\.rawValue).joined(separator: "\n"), label: form.text.order(of: order))
        }
        return form.field("by", form.text(.stepOrder), hint: form.text(.stepOrderHint), .choice(options))
    }

    /// Every order of every choice of up to three channels, the longest first.
    static func orders(of channels: [Channel]) -> [[Channel]] {
        func orders(_ rest: [Channel]) -> [[Channel]] {
            [[]]
                + rest.flatMap { first in orders(rest.filter { $0 != first }).map { [first] + $0 } }
        }
        return orders(Array(channels.prefix(3))).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    }

    private func flags(_ form: EditorForm) -> [DeskChoices] {
        guard case .write = kind else { return [] }
        let text = form.text
        return [
            form.choices(
                "needs", text(.stepNeeds), kind: .checkbox,
                [
                    .init(
                        value: "postal_address", label: text(.needsAddress), hint: text(.needsAddressHint))
                ]),
            form.choices(
                "readings", text(.stepReadings), kind: .checkbox,
                [.init(value: "true", label: text(.sendReadings), hint: text(.sendReadingsHint))]),
        ]
    }

    /// The words of the step in each language.
    private func texts(_ form: EditorForm) -> [DeskField] {
        let text = form.text
        return form.languages.map { language in
            let named = ["language": text.language.name(of: language)]
            return switch kind {
            case .write:
                form.field(
                    "text-\(language.tag)", text(.didIn, named), hint: text(.didHint), content: language,
                    optional: true, .text(rows: 2))
            case .post:
                form.field(
                    "text-\(language.tag)", text(.textIn, named), hint: length(language, form),
                    content: language, .text(rows: 4))
            case .link: form.field("text-\(language.tag)", text(.labelIn, named), content: language)
            case .share:
                form.field(
                    "text-\(language.tag)", text(.textIn, named), hint: text(.shareHint), content: language,
                    .text(rows: 3))
            }
        }
    }

    /// X counts each address as 23 characters.
    private func length(_ language: Language, _ form: EditorForm) -> String {
        let words = form.state.value("text-\(language.tag)")
        return form.text(.postLength, counting: words.isEmpty ? 0 : words.unicodeScalars.count + 24)
    }
}
