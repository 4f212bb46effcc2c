package import Domain

/// The form with the switches of a campaign, or of the whole site.
package struct SwitchesForm: Sendable {
    /// "" for the whole site.
    package let scope: String
    /// The switches that are on in exactly this scope.
    package let on: [Switch]
    /// The languages in which visitors read.
    package let languages: [Language]
    /// The page that visitors see.
    package let seen: String
    /// The letters that wait, or would wait.
    package var letters: ConcernedLetters?
    /// The other pages with switches: what they are called, and their paths.
    package var others: [(name: String, path: String)] = []

    package init(scope: String, on: [Switch], languages: [Language], seen: String) {
        (self.scope, self.on, self.languages, self.seen) = (scope, on, languages, seen)
    }

    /// The hours after which a switch may go off by itself.
    package static let hours = [1, 4, 12, 24, 72]

    func active(_ name: Switch.Name) -> Switch? { on.first { $0.name == name } }
    var count: Int { Switch.Name.switches.count { active($0) != nil } }
}

/// Returns the switches of the whole site, for an owner.
package func siteSwitchesPage(_ context: DeskPageContext, _ form: SwitchesForm) -> HTML {
    deskLayout(
        title: title(form, context.text), context, place: .site,
        main: """
            \(siteTabs(context, place: .switches))
            \(head(context.text(.switchesOfSite), context))
            \(switches(form, context))
            """)
}

/// Returns the switches of a campaign.
package func campaignSwitchesPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ form: SwitchesForm
) -> HTML {
    deskLayout(
        title: title(form, context.text), context, place: .campaigns,
        rail: campaignRail(context, heading, place: .switches),
        main: """
            \(head(nil, context))
            \(switches(form, context))
            """)
}

private func title(_ form: SwitchesForm, _ text: DeskText) -> String {
    form.count == 0
        ? text(.switchesTitle)
        : text(.switchesOnTitle, counting: form.count, ["title": text(.switchesTitle)])
}

private func head(_ more: String?, _ context: DeskPageContext) -> HTML {
    """
    <div class="head">
    <h1>\(context.text(.switchesTitle))</h1>
    <p class="lines">\(context.text(.switchesLead))\(more.map { " \($0)" as HTML })</p>
    </div>
    """
}

private func switches(_ form: SwitchesForm, _ context: DeskPageContext) -> HTML {
    let text = context.text
    let path = context.links.deskSwitches(form.scope.isEmpty ? nil : form.scope)
    let status = form.count == 0 ? text(.switchesNone) : text(.switchesOn, counting: form.count)
    return """
        <form action="\(path)" method="post">
        \(form.on.map { hiddenField("was", $0.name.rawValue) })\
        \(Switch.Name.switches.map { section($0, form, text) })
        <div class="two lines">
        \(until(text).html(text))\(why(text).html(text))</div>
        <div class="save"><button class="main">\(text(.switchesSet))</button> <p role="status">\(status)</p>
        <p><a href="\(form.seen)">\(text(.switchesSee))</a></p></div>
        </form>
        \(if: !form.others.isEmpty, others(form, text))
        """
}

private func section(_ name: Switch.Name, _ form: SwitchesForm, _ text: DeskText) -> HTML {
    let active = form.active(name)
    return """
        <section class="para" aria-label="\(text(name.label))">
        <label class="choice"><input type="checkbox" name="on" value="\(name.rawValue)"\(if: active != nil, " checked")> \
        <span><strong>\(text(name.label))</strong> <span class="hint">\(text(name.hint))</span></span></label>
        \(active.map { state($0, text) })\
        \(form.letters.map { waiting(name, $0, isOn: active != nil, text) })\
        \(if: name.tellsVisitors, told(name, form, text))</section>

        """
}

private func state(_ active: Switch, _ text: DeskText) -> HTML {
    let off = active.until.map { text(.switchOffAt, ["moment": text.shared.moment($0)]) }
    return
        "<p class=\"small inset\">\(text.told(active, .switchOnSince))\(off.map { " \($0)" as HTML })</p>\n"
}

private func told(_ name: Switch.Name, _ form: SwitchesForm, _ text: DeskText) -> HTML {
    let active = form.active(name)
    return """
        <details class="tight"\(if: active != nil, " open")><summary>\(text(.switchTold))<span class="hide">\(text(.colon))\(text(name.label))</span></summary>
        <p class="hint">\(text(.switchEmpty))</p>
        <div class="two">
        \(form.languages.map { sentenceField(name, active, $0, text).html(text) })</div>
        </details>

        """
}

/// Returns the field for what visitors of one language read, with Postbag's own sentence in it
/// until somebody writes another.
func sentenceField(_ name: Switch.Name, _ active: Switch?, _ language: Language, _ text: DeskText)
    -> DeskField
{
    DeskField(
        name: "\(name.rawValue)-\(language.tag)",
        label: text(.switchInLanguage, ["language": text.language.name(of: language)]),
        value: active?.sentence(language) ?? name.usualSentence(language), content: language,
        control: .text(rows: 2))
}

private func until(_ text: DeskText) -> DeskField {
    let options = SwitchesForm.hours.map {
        DeskField.Option(value: String($0), label: text(.switchHours, counting: $0))
    }
    return DeskField(
        name: "hours", label: text(.switchUntil), hint: "\(text(.switchUntilHint))",
        control: .choice([.init(value: "", label: text(.switchNever))] + options))
}

func why(_ text: DeskText) -> DeskField {
    DeskField(name: "why", label: text(.switchWhy), isOptional: true, control: .line())
}

private func others(_ form: SwitchesForm, _ text: DeskText) -> HTML {
    """
    <section aria-labelledby="others">
    <h2 id="others">\(text(form.scope.isEmpty ? .switchesElsewhere : .switchesToSite))</h2>
    <ul class="list">
    \(form.others.map { other -> HTML in "<li><a href=\"\(other.path)\"><bdi>\(other.name)</bdi></a></li>\n" })</ul>
    </section>
    """
}

extension Switch.Name {
    /// Postbag's own sentence in a language. "" where Postbag does not have the language.
    package func usualSentence(_ language: Language) -> String {
        InterfaceText(language).map { $0(sentence) } ?? ""
    }

    fileprivate var label: DeskTextKey {
        switch self {
        case .letters, .closed, .paused: .switchLetters
        case .sending: .switchSending
        case .code: .switchCode
        case .words: .switchWords
        case .readOnly: .switchReadOnly
        }
    }

    fileprivate var hint: DeskTextKey {
        switch self {
        case .letters, .closed, .paused: .switchLettersHint
        case .sending: .switchSendingHint
        case .code: .switchCodeHint
        case .words: .switchWordsHint
        case .readOnly: .switchReadOnlyHint
        }
    }
}
