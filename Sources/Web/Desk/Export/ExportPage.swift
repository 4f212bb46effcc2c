package import Domain

/// What the page of exports shows and keeps.
package struct ExportForm: Sendable {
    /// The value of the chosen file. The draft is `draft`.
    package var file = ExportFile.folder.rawValue
    package var sheet = SheetStyle.english
    package var why = ""
    package var lacksPurpose = false
    /// Whether visitors have a version, and whether it differs from the draft.
    package var isLive: Bool, hasDraft: Bool
    /// Today's words of consent, and their number.
    package var consent: (number: Int, words: String)

    package init(isLive: Bool, hasDraft: Bool, consent: (number: Int, words: String)) {
        (self.isLive, self.hasDraft, self.consent) = (isLive, hasDraft, consent)
        if !isLive { file = "draft" }
    }
}

/// Returns the page on which an organiser takes files out of a campaign.
package func exportPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ form: ExportForm
) -> HTML {
    let text = context.text
    return deskLayout(
        title: text(.railExport), context, place: .campaigns, problems: form.lacksPurpose ? 1 : 0,
        rail: campaignRail(context, heading, place: .export),
        main: """
            <div class="head">
            <h1>\(text(.railExport))</h1>
            <p class="lines">\(text(.exportLead))</p>
            </div>
            <form action="\(context.links.deskExport(heading.slug))" method="post">
            \(choices(.exportWithout, nil, without(form), form, text))\
            \(choices(.exportWith, .exportWithHint, with, form, text))\
            \(why(form, text))\(sheet(form, text))\
            <p class="row"><button class="main">\(text(.exportGo))</button> \
            <span class="small soft">\(text(.exportProof))</span></p>
            </form>
            <p class="lines small soft">\(text(.exportErased))</p>
            <section class="lines" aria-labelledby="agreed">
            <h2 id="agreed">\(text(.agreedTitle))</h2>
            <p>\(text(.agreedLead))</p>
            <p>\(text(.agreedNow, counting: form.consent.number))</p>
            <blockquote><p>\(form.consent.words)</p></blockquote>
            </section>
            <p><a class="alone" href="\(context.links.deskSupporter(heading.slug))">\(text(.supporterLink))</a></p>
            """)
}

private typealias Choice = (value: String, name: String, label: DeskTextKey, hint: DeskTextKey)

private func choice(_ file: ExportFile, _ label: DeskTextKey, _ hint: DeskTextKey) -> Choice {
    (file.rawValue, file.name, label, hint)
}

private func without(_ form: ExportForm) -> [Choice] {
    let live = form.isLive ? [choice(.folder, .exportFolder, .exportFolderHint)] : []
    let draft: [Choice] =
        form.hasDraft || !form.isLive ? [("draft", "draft.zip", .exportDraft, .exportDraftHint)] : []
    return live + draft + [
        choice(.figures, .exportFigures, .exportFiguresHint), choice(.words, .exportWords, .exportWordsHint),
    ]
}

private let with: [Choice] = [
    choice(.csv, .exportTable, .exportTableHint), choice(.json, .exportPrograms, .exportProgramsHint),
    choice(.mbox, .exportMails, .exportMailsHint), choice(.news, .exportNews, .exportNewsHint),
]

private func choices(
    _ legend: DeskTextKey, _ hint: DeskTextKey?, _ choices: [Choice], _ form: ExportForm, _ text: DeskText
) -> HTML {
    """
    <fieldset class="field lines"><legend>\(text(legend))</legend>
    \(hint.map { "<p class=\"hint\">\(text($0))</p>\n" as HTML })\
    \(choices.map { line($0, form, text) })</fieldset>

    """
}

private func line(_ choice: Choice, _ form: ExportForm, _ text: DeskText) -> HTML {
    """
    <label class="choice"><input type="radio" name="file" value="\(choice.value)"\
    \(if: form.file == choice.value, " checked")> <span>\(text(choice.label)) \
    <span class="soft">\(choice.name)</span> <span class="hint">\(text(choice.hint))</span></span></label>

    """
}

private func why(_ form: ExportForm, _ text: DeskText) -> HTML {
    let problem = form.lacksPurpose ? text(.exportWhyMissing) : nil
    return DeskField(
        name: "why", label: text(.exportWhy), hint: "\(text(.exportWhyHint))", value: form.why,
        problem: problem, control: .line()
    ).html(text)
}

private func sheet(_ form: ExportForm, _ text: DeskText) -> HTML {
    let options = SheetStyle.allCases.map { DeskField.Option(value: $0.rawValue, label: text($0.label)) }
    return DeskField(
        name: "sheet", label: text(.exportSheet), hint: "\(text(.exportSheetHint))",
        value: form.sheet.rawValue, control: .choice(options)
    ).html(text)
}

extension SheetStyle {
    fileprivate var label: DeskTextKey {
        switch self {
        case .english: .sheetEnglish
        case .semicolons: .sheetSemicolons
        case .programs: .sheetPrograms
        }
    }
}
