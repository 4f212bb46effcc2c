import Domain

/// A person who decides, in the editor.
package struct TargetEditor: Sendable {
    /// What can be done beside saving.
    package enum Leaving: Sendable {
        /// Nobody has written yet: taken out.
        case takeOut
        /// There are letters: no new ones.
        case retire
        /// Retired: gets letters again.
        case retired
        case nothing
    }

    package var key: String
    /// The name as it is saved. Empty for somebody new.
    package var name: String
    /// IANA names of time zones to choose from.
    package var zones: [String]
    package var leaving: Leaving
    /// Signed letters that wait for the address.
    package var waiting = 0
    package var state: EditorState

    package init(key: String, name: String, zones: [String], leaving: Leaving, state: EditorState) {
        (self.key, self.name, self.zones) = (key, name, zones)
        (self.leaving, self.state) = (leaving, state)
    }
}

/// Returns the page of one person who decides.
package func targetPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ editor: TargetEditor
) -> HTML {
    let text = context.text
    let form = EditorForm(
        context: context, heading: heading, place: .targets, state: editor.state,
        action: context.links.deskTarget(heading.slug, editor.key))
    let fields = TargetFields(form: form, editor: editor)
    return form.page(
        editor.name.isEmpty ? text(.unnamedTarget) : editor.name, above: backToTargets(form),
        shown: fields.controls,
        content: """
            <h2>\(text(.targetWho))</h2>
            \(fields.who)<h2>\(text(.targetHow))</h2>
            <p class="hint">\(text(.targetHowHint))</p>
            \(fields.how)<h2>\(text(.targetWhen))</h2>
            <p class="hint">\(text(.targetWhenHint))</p>
            \(fields.when)
            """,
        tools: editor.leaving.button(text))
}

/// The way back to the list.
func backToTargets(_ form: EditorForm) -> HTML {
    "<p><a href=\"\(form.context.links.deskTargets(form.heading.slug))\">\(form.text(.railTargets))</a></p>\n"
}

extension TargetEditor.Leaving {
    func button(_ text: DeskText) -> HTML {
        switch self {
        case .takeOut: "<button name=\"do\" value=\"out\">\(text(.targetOut))</button>"
        case .retire: "<button name=\"do\" value=\"retire\">\(text(.targetRetire))</button>"
        case .retired: "<button name=\"do\" value=\"unretire\">\(text(.targetUnretire))</button>"
        case .nothing: ""
        }
    }
}
