import Domain

/// The paragraphs of a letter: fields side by side, with the tools for both.
struct LetterParagraphs {
    let form: EditorForm
    let editor: LettersEditor

    private var text: DeskText { form.text }

    var subjects: [DeskField] {
        editor.shown.map { language in
            let label = text(.subjectIn, ["language": text.language.name(of: language)])
            return field(language, "\(language.tag)-subject", label)
        }
    }

    /// The fields of all paragraphs but the one that stands for the own words.
    var fields: [DeskField] { numbers.flatMap { number in editor.shown.map { field($0, number) } } }

    private var numbers: [Int] { Array(1...max(1, editor.paragraphs)) }

    var prompts: [DeskField] {
        editor.shown.map { language in
            field(
                language,
                "prompts-\(language.tag)",
                text(.promptsIn, ["language": text.language.name(of: language)]),
                .text(rows: 3, look: "sans"))
        }
    }

    var promptsHTML: HTML {
        """
        <section class="para" id="prompts" aria-labelledby="prompts-title">
        <h2 id="prompts-title">\(text(.promptsTitle))</h2>
        <p class="hint">\(text(.promptsHint))</p>
        \(beside(prompts))</section>

        """
    }

    var html: HTML {
        let sections = numbers.map { number -> HTML in
            number == editor.ownWords + 1 ? HTML([ownWordsSlot, section(number)]) : section(number)
        }
        return HTML(editor.ownWords < numbers.count ? sections : sections + [ownWordsSlot])
    }

    private func section(_ number: Int) -> HTML {
        let name = text(.paragraphName, ["number": String(number)])
        return """
            <section class="para" aria-label="\(name)">
            \(beside(editor.shown.map { field($0, number) }))\(if: editor.changeable == nil, tools(number))</section>

            """
    }

    /// Returns a field, which can only be read in a language that the account may not change.
    private func field(
        _ language: Language, _ name: String, _ label: String, _ control: DeskField.Control = .line()
    ) -> DeskField {
        var field = form.field(name, label, content: language, control)
        field.isReadOnly = !editor.mayChange(language)
        return field
    }

    /// Returns the fields in columns. One field alone has the whole width.
    func beside(_ fields: [DeskField]) -> HTML {
        let html = fields.map { $0.html(text) }
        return html.count > 1 ? "<div class=\"two\">\n\(html)</div>\n" : HTML(html)
    }

    private func field(_ language: Language, _ number: Int) -> DeskField {
        let name = editor.name(language, number)
        let isOriginal = language == editor.original
        var field = field(
            language, name,
            text(
                isOriginal ? .paragraphOriginal : .paragraphReading,
                ["number": String(number), "language": form.capital(language)]),
            .text(rows: rows(editor.state.value(name))))
        let reads = editor.reads[name, default: []].map { $0.html(text, language) }
        field.below = reads.isEmpty ? nil : "<p class=\"reads\">\(reads.map { "\($0) " as HTML })</p>\n"
        if isOriginal {
            field.below = "\(field.below)\(whatChanged(number))"
        } else {
            field.note = editor.outdated[name].map { outdated($0, name, language) }
        }
        return field
    }

    private func rows(_ value: String) -> Int { min(24, max(2, value.utf8.count / 48 + 1)) }

    private func whatChanged(_ number: Int) -> HTML {
        guard let reading = editor.reading,
            let changes = editor.outdated[editor.name(reading, number)]?.changes, !changes.isEmpty
        else { return "" }
        let language = text.language.name(of: editor.original)
        return """
            <details><summary>\(text(.whatChanged, ["language": language]))</summary>\
            <p class="reads"><span\(contentAttributes(editor.original))>\(changes.map(\.html))</span></p></details>

            """
    }

    private func outdated(_ paragraph: OutdatedParagraph, _ name: String, _ language: Language) -> HTML {
        let days = [paragraph.originalAt, paragraph.readingAt].compactMap { $0.map(text.shared.day) }
        let told = text(
            .outdatedSince,
            [
                "original": form.capital(editor.original), "originalDay": days.first ?? "",
                "reading": text.language.name(of: language), "readingDay": days.last ?? "",
            ])
        return """
            <strong class="old">\(text(.outdated))</strong>\(if: days.count == 2, " \(told)") \
            <button class="plain small" name="do" value="still-\(name)">\(text(.stillTheSame))</button>
            """
    }
}
