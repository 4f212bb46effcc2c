import Domain

/// The supporter's own representative as the target of a campaign, in the editor.
package struct MemberTargetEditor: Sendable {
    /// A house whose members are known here.
    package struct House: Sendable {
        package let key: String, name: String
        package let members: Int

        package init(key: String, name: String, members: Int) {
            (self.key, self.name, self.members) = (key, name, members)
        }
    }

    /// What came of the postcode that was tried.
    package enum Trial: Sendable {
        case found(name: String, division: String, email: String?)
        case vacant(division: String)
        case unknown
    }

    package var key: String
    package var houses: [House]
    /// IANA names of time zones to choose from.
    package var zones: [String]
    package var trial: Trial?
    package var leaving: TargetEditor.Leaving
    package var state: EditorState

    package init(
        key: String, houses: [House], zones: [String], trial: Trial?, leaving: TargetEditor.Leaving,
        state: EditorState
    ) {
        (self.key, self.houses, self.zones, self.trial) = (key, houses, zones, trial)
        (self.leaving, self.state) = (leaving, state)
    }
}

/// Returns the page of the representative whom a postcode finds.
package func memberTargetPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ editor: MemberTargetEditor
) -> HTML {
    let text = context.text
    let form = EditorForm(
        context: context, heading: heading, place: .targets, state: editor.state,
        action: context.links.deskTarget(heading.slug, editor.key))
    let house = house(form, editor)
    let names = names(form)
    let ways = ways(form)
    let times = TargetTimes(form: form, zones: editor.zones).fields
    return form.page(
        text(.representative), above: backToTargets(form), shown: [house] + names + ways + times,
        content: """
            \(house.html(text))\(trial(form, editor))<div class="two">
            \(names.map { $0.html(text) })</div>
            \(ways.map { $0.html() })<h2>\(text(.targetWhen))</h2>
            <p class="hint">\(text(.memberWhenHint))</p>
            <div class="two">
            \(times.map { $0.html(text) })</div>
            """,
        tools: editor.leaving.button(text))
}

private func house(_ form: EditorForm, _ editor: MemberTargetEditor) -> DeskField {
    let text = form.text
    let options = editor.houses.map {
        DeskField.Option(
            value: $0.key,
            label: text(.houseOption, counting: $0.members, ["house": $0.name]))
    }
    return form.field("body", text(.house), hint: text(.houseHint), .choice(options))
}

private func trial(_ form: EditorForm, _ editor: MemberTargetEditor) -> HTML {
    let text = form.text
    let answer: HTML? = editor.trial.map { "<p role=\"status\">\($0.html(text))</p>\n" }
    return """
        <div class="note lines">
        <p><label for="try">\(text(.tryPostcode))</label></p>
        <p class="row"><input class="mid" id="try" name="try" value="\(form.state.value("try"))" autocomplete="off"> <button name="do" value="find">\(text(.find))</button></p>
        \(answer)</div>

        """
}

extension MemberTargetEditor.Trial {
    fileprivate func html(_ text: DeskText) -> HTML {
        switch self {
        case .found(let name, let division, let email):
            let way: HTML =
                email.map { "\(text(.foundByEmail)) <bdi>\($0)</bdi>" } ?? "\(text(.foundNoEmail))"
            return "<strong><bdi>\(name)</bdi></strong>, <bdi>\(division)</bdi>. \(way)"
        case .vacant(let division): return "\(text(.foundVacant, ["division": division.isolated]))"
        case .unknown: return "\(text(.foundNothing))"
        }
    }
}

private func names(_ form: EditorForm) -> [DeskField] {
    form.languages.flatMap { language in
        let named = ["language": form.text.language.name(of: language)]
        var salutation = form.field(
            "salutation-\(language.tag)", form.text(.salutationIn, named), content: language)
        salutation.hint = form.text.with("name", "<code>{name}</code>", .memberSalutationHint)
        return [
            form.field(
                "as-\(language.tag)", form.text(.memberAs, named), hint: form.text(.memberAsHint),
                content: language), salutation,
        ]
    }
}

/// How a letter gets there, and what those see who have no representative. Shown where the
/// campaign can hold it.
private func ways(_ form: EditorForm) -> [DeskChoices] {
    let text = form.text
    let by = form.choices(
        "by", text(.targetHow),
        [
            .init(value: "email", label: text(.memberByEmail)),
            .init(value: "self", label: text(.memberBySelf), hint: text(.memberBySelfHint)),
        ])
    let abroad = form.choices(
        "else", text(.memberElse),
        [
            .init(value: "skip", label: text(.memberElseSkip)),
            .init(value: "list", label: text(.memberElseList)),
        ])
    return [by, abroad].filter { form.state.has($0.name) }
}
