import Domain

/// Returns the part of the editor that holds a suggested letter, paragraph beside paragraph.
package func lettersEditorPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ editor: LettersEditor
) -> HTML {
    let text = context.text
    let reading = editor.reading.map { "?reading=" + $0.tag } ?? "?reading=none"
    let form = EditorForm(
        context: context, heading: heading, place: .letters, state: editor.state,
        action: context.links.deskLetter(heading.slug, editor.key) + reading)
    let view = LetterParagraphs(form: form, editor: editor)
    return form.page(
        text(.railLetters), shown: view.subjects + view.fields + view.prompts,
        lead: letterTabs(form, editor, outdatedNote(view)),
        content: """
            \(agreementHelp(text, editor.original))\(view.beside(view.subjects))\
            \(salutations(form, editor))\(view.html)\(view.promptsHTML)\(aboutLetter(form, editor))
            """)
}

/// Returns the page of a campaign that has no letter yet.
package func noLetterPage(_ context: DeskPageContext, _ heading: DeskCampaignHeading) -> HTML {
    let text = context.text
    return deskLayout(
        title: text(.railLetters), context, place: .campaigns,
        rail: campaignRail(context, heading, place: .letters),
        main: """
            <div class="head">
            <h1>\(text(.railLetters))</h1>
            </div>
            <p class="lines">\(text(.noLetter))</p>
            <p><a class="button" href="\(context.links.deskTargets(heading.slug))">\(text(.firstPart, ["part": text(.railTargets)]))</a></p>
            """)
}

private func letterTabs(_ form: EditorForm, _ editor: LettersEditor, _ note: HTML) -> HTML {
    let (text, links) = (form.text, form.context.links)
    let items = editor.tabs.map { tab -> HTML in
        let count: HTML = " <span class=\"bad\">(\(text.shared.number(tab.issues)))</span>"
        return """
            <li><a href="\(links.deskLetter(form.heading.slug, tab.key))"\(if: tab.key == editor.key, " aria-current=\"true\"")>\
            <bdi>\(tab.name(text))</bdi>\(if: tab.issues > 0, count)</a></li>

            """
    }
    return """
        <div>
        <ul class="tabs">
        \(items)<li><a href="\(links.deskSteps(form.heading.slug))#add">\(text(.addLetter))</a></li>
        </ul>
        <p class="small lines">\(whichIsOriginal(form, editor))
        \(readingChoice(form, editor))</p>
        \(note)</div>

        """
}

extension LettersEditor.Tab {
    fileprivate func name(_ text: DeskText) -> String {
        recipient.map { text(.letterTo, ["name": $0]) } ?? key
    }
}

private func whichIsOriginal(_ form: EditorForm, _ editor: LettersEditor) -> String {
    let arguments = [
        "language": form.text.language.name(of: editor.original), "name": editor.recipient?.isolated ?? "",
    ]
    return form.text(editor.recipient == nil ? .letterOriginal : .letterOriginalOf, arguments)
}

/// The links between the readings, the shown one in bold.
private func readingChoice(_ form: EditorForm, _ editor: LettersEditor) -> HTML {
    let text = form.text
    let path = form.context.links.deskLetter(form.heading.slug, editor.key)
    let readings = editor.readings.map { reading -> HTML in
        let name = text.language.name(of: reading.language)
        if reading.language == editor.reading { return "<strong>\(name)</strong>" }
        let told = text(.readingState, ["language": name, "state": reading.state.told(text)])
        return "<a href=\"\(path)?reading=\(reading.language.tag)\">\(told)</a>"
    }
    let alone = text(.readingNone, ["language": text.language.name(of: editor.original)])
    let last: HTML =
        editor.reading == nil ? strong(alone) : "<a href=\"\(path)?reading=none\">\(alone)</a>"
    let missing = editor.readings.filter { $0.state == .nothing }.map(\.language)
    let wanted = missing.first { $0 == editor.reading } ?? missing.first
    let people = form.context.links.deskPeople(form.heading.slug)
    let invite: HTML = """
         · <a href="\(people)\(wanted.map { "?translate=\($0.tag)" } ?? "")#form">\(text(.readingInvite))</a>
        """
    return """
        \((readings + [last]).enumerated().map { $0 == 0 ? $1 : " · \($1)" as HTML })\
        \(if: wanted != nil && form.heading.places.contains(.people), invite)
        """
}

/// The readings that are out of date, which may be published all the same.
private func outdatedNote(_ view: LetterParagraphs) -> HTML {
    let (text, editor) = (view.form.text, view.editor)
    let old = view.fields.filter { editor.outdated[$0.name] != nil }
    guard !old.isEmpty else { return "" }
    return """
        <p class="small lines"><span class="old">\(text(.stateOutOfDate, counting: old.count))</span> \
        \(old.map { "<a href=\"#\($0.name)\">\($0.label)</a> " as HTML })\(text(.outdatedMayPublish))</p>

        """
}

private func salutations(_ form: EditorForm, _ editor: LettersEditor) -> HTML {
    let said = editor.shown.compactMap { language in editor.salutations[language].map { (language, $0) } }
    guard !said.isEmpty else { return "" }
    let change: HTML? = editor.recipientPath.map {
        "<a href=\"\($0)\">\(form.text(.salutationChange))</a>"
    }
    return """
        <p class="small soft">\(form.text(.salutationBegins)) \(said.enumerated().map { index, one -> HTML in
            "\(if: index > 0, " · ")<span class=\"said\"\(contentAttributes(one.0))>\(one.1)</span>"
        }) \(change)</p>

        """
}
