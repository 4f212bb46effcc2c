package import Domain

/// The page of a campaign in one language, in the editor.
package struct PageEditor: Sendable {
    package var language: Language
    /// The page in the campaign's first language, beside which another language is written.
    package var original: (language: Language, page: Page)?
    /// The text as visitors will read it. Nil: it is not shown.
    package var preview: HTML?
    /// Whether the account may add a language.
    package var addsLanguages = true
    /// The languages that the account may change. Nil: all.
    package var changeable: Set<Language>?
    package var state: EditorState

    package init(
        language: Language, original: (language: Language, page: Page)?, preview: HTML?,
        state: EditorState
    ) {
        (self.language, self.original) = (language, original)
        (self.preview, self.state) = (preview, state)
    }
}

/// Returns the part of the editor that holds title, summary and text of the campaign's page.
package func pageEditorPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ editor: PageEditor
) -> HTML {
    let text = context.text
    let form = EditorForm(
        context: context, heading: heading, place: .page, state: editor.state,
        action: context.links.deskPage(heading.slug, editor.language))
    let fields = editor.fields(form)
    return form.page(
        text(.railPage), shown: fields, lead: languageTabs(form, editor),
        content: """
            \(editor.original == nil ? HTML(fields.map { $0.html(text) }) : editor.beside(fields, text))\
            \(markdownSigns(text))\(editor.preview.map { preview($0, editor, text) })
            """,
        tools: "<button name=\"do\" value=\"preview\">\(text(.pagePreview))</button>")
}

extension PageEditor {
    fileprivate func fields(_ form: EditorForm) -> [DeskField] {
        let text = form.text
        let named = ["language": text.language.name(of: language)]
        return [
            form.field(
                "title", text(.pageTitleIn, named), hint: text(.pageTitleHint), content: language,
                .text(rows: 2)),
            form.field(
                "summary", text(.pageSummaryIn, named), hint: text(.pageSummaryHint), content: language,
                .text(rows: 5)),
            form.field(
                "body", text(.pageBodyIn, named), hint: text(.pageBodyHint), content: language,
                .text(rows: 18, look: "tall")),
        ]
    }

    /// Each field with the first language beside it.
    fileprivate func beside(_ fields: [DeskField], _ text: DeskText) -> HTML {
        guard let (first, original) = original else { return "" }
        let (name, attributes) = (text.language.name(of: first), contentAttributes(first))
        let sides: [HTML] = [
            "<p class=\"name\"\(attributes)>\(original.title)</p>",
            "<p class=\"said\"\(attributes)>\(original.summary)</p>",
            "<div class=\"said\"\(attributes)>\(original.body)</div>",
        ]
        let labels: [DeskTextKey] = [.pageTitleIn, .pageSummaryIn, .pageBodyIn]
        return """
            <div class="two top">
            \(zip(fields, zip(labels, sides)).map { besideFirst($0, text($1.0, ["language": name]), $1.1, text) })</div>

            """
    }
}

/// A field with what the first language says in its place.
private func besideFirst(_ field: DeskField, _ label: String, _ said: HTML, _ text: DeskText) -> HTML {
    """
    \(field.html(text))<div class="field"><strong class="long">\(label)</strong>\(said)</div>

    """
}

private func languageTabs(_ form: EditorForm, _ editor: PageEditor) -> HTML {
    let (text, links) = (form.text, form.context.links)
    let shown = form.languages.filter { editor.changeable?.contains($0) ?? true }
    let items = shown.map { language -> HTML in
        let current = language == editor.language ? "true" : nil
        return """
            <li><a href="\(links.deskPage(form.heading.slug, language))"\(attribute: "aria-current", current)>\(form.capital(language))</a></li>

            """
    }
    let add: HTML = """
        <li><a href="\(links.deskDates(form.heading.slug))#languages">\(text(.addLanguage))</a></li>

        """
    return """
        <div>
        <ul class="tabs">
        \(items)\(if: editor.addsLanguages, add)</ul>
        \(editor.original == nil ? nil : compared(form))</div>

        """
}

private func compared(_ form: EditorForm) -> HTML {
    let first = form.languages.first.map(form.capital) ?? ""
    return "<p class=\"small lines\">\(form.text(.pageCompared, ["language": first]))</p>\n"
}

private func markdownSigns(_ text: DeskText) -> HTML {
    """
    <details class="tight field"><summary>\(text(.signsTitle))</summary>
    <dl class="facts small">
    <dt><code>## \(text(.signsHeadingWord))</code></dt><dd>\(text(.signsHeading))</dd>
    <dt><code>- \(text(.signsListWord))</code></dt><dd>\(text(.signsList))</dd>
    <dt><code>**\(text(.signsStrongWord))**</code></dt><dd>\(text(.signsStrong))</dd>
    <dt><code>[\(text(.signsLinkWord))](https://…)</code></dt><dd>\(text(.signsLink))</dd>
    </dl>
    </details>

    """
}

private func preview(_ html: HTML, _ editor: PageEditor, _ text: DeskText) -> HTML {
    """
    <section class="field" aria-labelledby="preview">
    <h2 id="preview">\(text(.pageReads))</h2>
    <div class="sheet story"\(contentAttributes(editor.language))>
    <h3 class="name">\(editor.state.value("title"))</h3>
    \(html)</div>
    </section>

    """
}
