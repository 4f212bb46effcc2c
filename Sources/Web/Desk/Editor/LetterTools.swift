import Domain

extension LetterParagraphs {
    /// The tools of a paragraph, which move it in all languages at once.
    func tools(_ number: Int) -> HTML {
        let text = form.text
        let name: HTML =
            "<span class=\"away\">\(text(.colon))\(text(.paragraphName, ["number": String(number)]))</span>"
        let (isFirst, isLast) = (number == 1, number == editor.paragraphs)
        let tools: [(String, DeskTextKey, Bool)] = [
            ("up", .toolUp, !isFirst), ("down", .toolDown, !isLast), ("join", .toolJoin, !isFirst),
            ("add", .toolAdd, true), ("out", .toolOut, !isFirst || !isLast),
        ]
        return """
            <details><summary>\(text(.tools))\(name)</summary>
            <p class="tools">\(tools.filter(\.2).map { tool -> HTML in
                "<button class=\"plain\" name=\"do\" value=\"\(tool.0)-\(number)\">\(text(tool.1))\(name)</button>\n"
            })</p>
            <p class="hint">\(text(.toolsHint))</p></details>

            """
    }

    /// The place of the own words, which every letter has.
    var ownWordsSlot: HTML {
        let text = form.text
        let name: HTML = "<span class=\"away\">\(text(.colon))\(text(.ownWordsName))</span>"
        func tool(_ deed: String, _ key: DeskTextKey) -> HTML {
            "<button class=\"plain\" name=\"do\" value=\"\(deed)\">\(text(key))\(name)</button>\n"
        }
        let up = editor.ownWords > 0 ? tool("own-up", .toolUp) : nil
        let down = editor.ownWords < editor.paragraphs ? tool("own-down", .toolDown) : nil
        let tools: HTML = " <span class=\"tools\">\(up)\(down)</span>"
        return """
            <div class="slot">
            <p><strong>\(text(.ownWordsHere))</strong>\(text(.ownWordsMarked))\(if: editor.changeable == nil, tools)</p>
            <p class="small">\(questions) <a href="#prompts">\(text(.promptsChange))</a></p>
            </div>

            """
    }

    /// The questions for own words, in the language of the desk if the letter has them in it.
    private var questions: HTML {
        let language =
            editor.shown.contains(form.text.language) ? form.text.language : editor.original
        let lines = editor.state.value("prompts-\(language.tag)").split(whereSeparator: \.isNewline)
        guard !lines.isEmpty else { return "\(form.text(.promptsNone))" }
        let quoted = lines.map { form.text(.quoted, ["words": String($0)]) }
        return """
            \(form.text(.promptsAre)) <span\(contentAttributes(language))>\(quoted.joined(separator: form.text(.listComma)))</span>
            """
    }
}

/// Returns the note on words that change with the person who signs.
func agreementHelp(_ text: DeskText, _ language: Language) -> HTML {
    let three = AgreeingForms(feminine: "citoyenne", masculine: "citoyen", other: "citoyen·ne")
    let two = AgreeingForms(feminine: "prête", masculine: "prêt", other: "prêt·e")
    return """
        <details class="note tight"><summary>\(text(.agreementTitle))</summary>
        <p class="small">\(text(.agreementLead))</p>
        <ul class="small">
        <li>\(shortForm("citoyenne|citoyen|citoyen·ne")) \(text(.agreementReads)) \(three.words)</li>
        <li>\(shortForm("prête|prêt")) \(text(.agreementReads)) \(two.words)\(text(.agreementTwo))</li>
        </ul>
        <p class="small">\(text(.filledIn)) \(["salutation", "name", "place", "country", "target", "office", "date"].map {
            "<code>{\($0)}</code> " as HTML
        })</p>
        </details>

        """
}

private func shortForm(_ words: String) -> HTML { "<code lang=\"fr\">{\(words)}</code>" }

extension AgreeingForms {
    fileprivate var words: HTML {
        HTML([feminine, masculine, other].enumerated().map { "\(if: $0 > 0, ", ")<b lang=\"fr\">\($1)</b>" })
    }
}

/// Returns what stands below the paragraphs: length, looks, and what does not change.
func aboutLetter(_ form: EditorForm, _ editor: LettersEditor) -> HTML {
    let text = form.text
    let looks: HTML? = editor.looks.map {
        """
        <div class="field">
        <p class="reads"><strong>\(text(.seeSignedBy))</strong></p>
        <p class="tools">\($0.links(text))</p>
        </div>

        """
    }
    let waiting: HTML = "<p class=\"small soft\">\(text(.waitingKeep, counting: editor.waiting))</p>\n"
    return """
        <div class="two">
        \(editor.length.map { length($0, text) })\(looks)</div>
        \(if: editor.waiting > 0, waiting)
        """
}

private func length(_ length: LetterLength, _ text: DeskText) -> HTML {
    let told = text(.lengthOf, counting: length.characters)
    guard let limit = length.limit, limit > 0 else {
        return "<div class=\"field\"><p class=\"reads\"><strong>\(text(.length))</strong> \(told)</p></div>\n"
    }
    let left = limit - length.characters
    let rest = text(
        left > 0 ? .lengthLeft : .lengthOver,
        [
            "limit": text.shared.number(limit),
            "left": text.shared.number(left > 200 ? left / 100 * 100 : abs(left)),
        ])
    let used = min(400, max(0, length.characters) * 400 / limit)
    return """
        <div class="field">
        <p class="reads"><strong>\(text(.length))</strong> \(told) \(rest)</p>
        <svg class="bar" viewBox="0 0 400 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
        <rect class="k0" width="400" height="14"/><rect class="\(left > 0 ? "k1" : "k4")" width="\(used)" height="14"/></svg>
        </div>

        """
}
