import Domain

/// A form of the editor with its page: what all parts share.
struct EditorForm {
    let context: DeskPageContext
    let heading: DeskCampaignHeading
    let place: CampaignPlace
    let state: EditorState
    let action: String
    var takesFiles = false
    /// Whether the main button leads on to the next part while the campaign is a draft.
    var leadsOn = true

    var text: DeskText { context.text }
    var languages: [Language] { heading.languages }
    private var leads: Bool { leadsOn && heading.campaign.isDraft }

    /// Returns the whole page.
    /// - Parameters:
    ///   - shown: the controls of the form, for the list of what is to be put right.
    ///   - lead: what stands between the heading and the form.
    func page(
        _ title: String, above: HTML? = nil, shown: [any NamedControl], lead: HTML = "", content: HTML,
        tools: HTML = "", after: HTML = ""
    ) -> HTML {
        deskLayout(
            title: title, context, place: .campaigns, problems: state.issues.count,
            rail: campaignRail(context, heading, place: place),
            main: """
                <div class="head">
                \(above)<h1>\(title)</h1>
                <p>\(state.saved.head(context))\(earlier)</p>\(if: canPublish && !state.saved.isLive, "\n<p><a class=\"alone\" href=\"\(context.links.deskTry(heading.slug))#changes\">\(text(.seeChanges))</a></p>")
                </div>
                \(notices)\(lead)\(issueSummary(text, shown, state))\(warningSummary(text, shown, state))\(form(content, tools: tools))\(after)
                """)
    }

    /// Whether the account may publish a change of what visitors see.
    private var canPublish: Bool {
        state.saved.live != nil && place != .watch && heading.places.contains(.trying)
    }

    private var earlier: HTML {
        guard state.saved.live != nil, heading.places.contains(.history) else { return "" }
        return " <a href=\"\(context.links.deskVersions(heading.slug))\">\(text(.savedEarlier))</a>"
    }

    private var notices: HTML {
        guard !state.notices.isEmpty else { return "" }
        return """
            <div class="note look" role="status">
            \(state.notices.map { "<p>\($0)</p>\n" as HTML })</div>

            """
    }

    /// Returns the form with its hidden fields. Enter presses the first button: a hidden "Save".
    func form(_ content: HTML, tools: HTML) -> HTML {
        """
        <form action="\(action)" method="post"\(if: takesFiles, " enctype=\"multipart/form-data\"") novalidate\(if: !takesFiles, " data-autosave\(sentences)")>
        \(hidden)<button class="away" tabindex="-1" aria-hidden="true">\(text(.save))</button>
        \(content)
        <div class="save">\(buttons) \(tools) <p role="status">\(state.saved.status(context))</p></div>
        </form>

        """
    }

    /// What the script says beside the button where the server says nothing.
    private var sentences: HTML {
        """
        \(attribute: "data-kept", text(.autosaveKept))\
        \(attribute: "data-ended", text(.autosaveEnded))\
        \(attribute: "data-conflict", text(.autosaveConflict))\
        \(attribute: "data-found", text(.autosaveFound))\
        \(attribute: "data-put-back", text(.autosavePutBack))
        """
    }

    var hidden: HTML {
        HTML([
            hiddenField("base", String(state.base)), hiddenField("form", state.form),
            hiddenField("lose", state.asksToLose ? "yes" : nil),
        ])
    }

    private var buttons: HTML {
        guard leads else {
            let see: HTML = " <button name=\"do\" value=\"changes\">\(text(.saveAndSee))</button>"
            return "<button class=\"main\">\(text(.save))</button>\(if: canPublish, see)"
        }
        let on = text(.saveAndGoOn, ["part": place.next.name(text)])
        return """
            <button class="main" name="do" value="next">\(on)</button> <button>\(text(.save))</button>
            """
    }

    /// Returns a field of this form with its value and its issue.
    func field(
        _ name: String, _ label: String, hint: String? = nil, content: Language? = nil,
        optional: Bool = false, _ control: DeskField.Control = .line()
    ) -> DeskField {
        DeskField(
            name: name, label: label, isOptional: optional, hint: hint.map { "\($0)" },
            value: state.value(name), problem: state.problem(name), content: content, control: control)
    }

    func choices(
        _ name: String, _ legend: String, hint: String? = nil, kind: DeskChoices.Kind = .radio,
        isRow: Bool = false, _ choices: [DeskChoices.Choice]
    ) -> DeskChoices {
        DeskChoices(
            name: name, legend: legend, hint: hint, problem: state.problem(name), kind: kind,
            choices: choices, chosen: state.set(name), isRow: isRow)
    }

    /// Returns the name of a language as the beginning of a line.
    func capital(_ language: Language) -> String {
        text.language.sentenceCased(text.language.name(of: language))
    }
}
