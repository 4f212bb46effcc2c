package import Domain

/// A pasted text that was taken apart, before anything is kept.
package struct PastedPartsForm: Sendable {
    /// A word that follows the person who signs, and its three forms.
    package struct Word: Sendable {
        /// The number of the part, from 1.
        package let part: Int
        package let word: String
        package let forms: AgreeingForms
        package var isChosen = true

        package init(part: Int, word: String, forms: AgreeingForms) {
            (self.part, self.word, self.forms) = (part, word, forms)
        }
    }

    /// The text as it was pasted.
    package var pasted: String
    package var parts: TextParts
    /// For each part the number of its first paragraph in the text, from 0.
    package var starts: [Int]
    package var languages: [Language]
    /// What was dropped or changed, in sentences.
    package var cleaned: [String] = []
    /// Words of the text that promised a link: "using this link".
    package var links: [String] = []
    package var words: [Word] = []
    /// The values of further fields: `slug`, `link-1`.
    package var values: [String: String] = [:]
    package var issues: [String: [String]] = [:]

    package init(pasted: String, parts: TextParts, starts: [Int], languages: [Language]) {
        (self.pasted, self.parts, self.starts, self.languages) = (pasted, parts, starts, languages)
    }
}

/// Returns the page on which the parts of a pasted text are put right.
package func pastedPartsPage(_ context: DeskPageContext, _ form: PastedPartsForm) -> HTML {
    let text = context.text
    let fields = form.fields(text)
    return deskLayout(
        title: text(.partsTitle), context, place: .campaigns, problems: form.issues.count,
        main: """
            <div class="head">
            <h1>\(text(.partsTitle))</h1>
            <p>\(text(.partsLead, counting: form.pasted.unicodeScalars.count))</p>
            </div>
            <form action="\(context.links.newCampaign)" method="post" novalidate>
            \(hiddenField("way", "paste"))\(hiddenField("text", form.pasted))\
            <button class="away" tabindex="-1" aria-hidden="true">\(text(.makeDraft))</button>
            \(fields.map { "<div class=\"lines\">\n\($0.html(text))</div>\n" as HTML })\
            \(partSections(form, text))\(askedWithLink(form, text))\(cleanedNote(form, text))\
            <div class="save"><button class="main">\(text(.makeDraft))</button> \
            <button class="plain" name="do" value="raw">\(text(.partsBack))</button> <p>\(text(.partsNext))</p></div>
            </form>
            """)
}

extension PastedPartsForm {
    func field(_ name: String, _ label: String, hint: String?, value: String? = nil) -> DeskField {
        DeskField(
            name: name, label: label, hint: hint.map { "\($0)" }, value: value ?? values[name] ?? "",
            problem: issues[name]?.joined(separator: " "), control: .line())
    }

    fileprivate func fields(_ text: DeskText) -> [DeskField] {
        var title = field("title", text(.partsTitleLabel), hint: text(.partsTitleHint), value: parts.title)
        title.content = parts.parts.first { $0.kind == .story }?.language
        let address = field("slug", text(.slugLabel), hint: text(.slugHint))
        return issues["slug"] == nil && values["slug"] == nil ? [title] : [title, address]
    }
}

/// The things that the text asked for with a link, which a pasted text cannot carry.
private func askedWithLink(_ form: PastedPartsForm, _ text: DeskText) -> HTML {
    guard !form.links.isEmpty else { return "" }
    let fields = form.links.enumerated().map { index, words in
        var field = form.field(
            "link-\(index + 1)", text(.quoted, ["words": words]), hint: index == 0 ? text(.linkHint) : nil)
        field.isOptional = true
        return field
    }
    return """
        <section class="para" aria-labelledby="asks">
        <h2 id="asks">\(text(.linksTitle, counting: form.links.count))</h2>
        <p class="lines">\(text(.linksLead))</p>
        <div class="two">
        \(fields.map { $0.html(text) })</div>
        </section>

        """
}

private func cleanedNote(_ form: PastedPartsForm, _ text: DeskText) -> HTML {
    guard !form.cleaned.isEmpty else { return "" }
    return """
        <details class="tight"><summary>\(text(.cleanedTitle, counting: form.cleaned.count))</summary>
        <p class="small">\(form.cleaned.joined(separator: " ")) \
        <button class="plain small" name="do" value="raw">\(text(.putBack))</button></p>
        </details>

        """
}
