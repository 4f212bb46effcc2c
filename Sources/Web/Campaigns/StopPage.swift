package import Domain

/// Returns what stands in place of the form while a campaign takes no new letters.
func stopSection(_ stop: Switch, _ context: PageContext) -> HTML {
    """
    <section class="sheet" aria-labelledby="write">
    <h2 id="write">\(context.text(stop.name.title))</h2>
    \(sentence(of: stop, context))
    </section>

    """
}

/// Returns the sentence about letters that wait before they are sent.
func delayNote(_ delay: Switch, _ context: PageContext) -> HTML {
    "<div class=\"sheet\">\n\(sentence(of: delay, context))\n</div>\n"
}

/// Returns the answer to a letter form that comes while no new letters are taken. Everything that
/// was typed is kept. Where letters are taken again later, a button sends it once more.
package func stopPage(_ stop: Switch, context: PageContext, form: LetterForm) -> HTML {
    layout(
        title: context.text(stop.name.title), context: context,
        main: """
            <div class="story">
            <h1>\(context.text(stop.name.title))</h1>
            \(sentence(of: stop, context, look: "lead"))
            </div>
            \(stop.name == .closed ? keptWords(form, context.text) : sendAgain(form, context))
            \(wayBack(context))
            """)
}

/// Returns the page for a form whose letter has no way to its target any more, because an organiser
/// has stopped the e-mail. Everything that was typed is kept, with a button that sends it once more.
package func mailStoppedPage(_ target: Target, context: PageContext, form: LetterForm) -> HTML {
    let title = context.text(.mailStoppedTitle, ["target": target.spokenName(in: context.text)])
    return layout(
        title: title, context: context,
        main: """
            <div class="story">
            <h1>\(title)</h1>
            <p class="lead">\(mailStopped(to: target, nil, context.text))</p>
            </div>
            \(sendAgain(form, context))
            \(wayBack(context))
            """)
}

/// Returns the sentence about e-mail that does not go to a target for now, and the way that is left.
func mailStopped(to target: Target, _ way: Channel?, _ text: InterfaceText) -> String {
    mailStopped(target.mailStop, to: target.spokenName(in: text), way, text)
}

func mailStopped(_ stop: Target.MailStop?, to name: String, _ way: Channel?, _ text: InterfaceText) -> String
{
    let key: TextKey = stop == .suspended ? .mailSuspended : .mailStopped
    return text(key, ["target": name, "way": way?.rawValue ?? ""])
}

/// Returns what the campaign page says of the targets to whom no letter can be sent.
func mailStoppedNotes(_ context: PageContext) -> [HTML] {
    let campaign = context.campaign
    let steps = campaign.writingSteps.filter { campaign.isStopped($0.write) }
    return campaign.targets.filter { target in steps.contains { $0.write.target == target.key } }.map {
        target in
        """
        <section class="sheet" aria-label="\(context.text(.mailStoppedTitle, ["target": target.spokenName(in: context.text)]))">
        <p>\(mailStopped(to: target, nil, context.text))</p>
        </section>

        """
    }
}

/// Returns the page for a form of the site that comes while nothing may be written.
package func readOnlyPage(_ cause: Switch, site: SiteContext) -> HTML {
    let text = site.text
    return layout(
        title: text(cause.name.title), site: site,
        main: """
            <div class="story">
            <h1>\(text(cause.name.title))</h1>
            \(paragraph(of: cause, site.language, text, look: "lead"))
            <p>\(text(.readOnlyAgain)) \(cause.until.map { text(.readOnlyUntil, ["moment": text.moment($0)]) } ?? "")</p>
            \(if: cause.scope.isEmpty, "<p>\(text(.readOnlyNoMail))</p>")
            </div>
            """)
}

private func sentence(of cause: Switch, _ context: PageContext, look: String? = nil) -> HTML {
    paragraph(of: cause, context.language, context.text, look: look)
}

/// Returns the organiser's sentence for this language, or Postbag's own.
private func paragraph(of cause: Switch, _ language: Language, _ text: InterfaceText, look: String?) -> HTML {
    guard let written = cause.sentence(language) else {
        return "<p\(attribute: "class", look)>\(text(cause.name.sentence))</p>"
    }
    return "<p\(attribute: "class", look)\(languageAttributes(language, on: text.language))>\(written)</p>"
}

extension Switch.Name {
    var title: TextKey {
        switch self {
        case .closed: .closedTitle
        case .paused: .pausedTitle
        case .readOnly: .readOnlyTitle
        case .letters, .sending, .code, .words: .noLettersTitle
        }
    }

    /// The sentence that visitors read where the organiser wrote none.
    package var sentence: TextKey {
        switch self {
        case .closed: .closedLead
        case .paused: .pausedLead
        case .readOnly: .readOnlyLead
        case .sending: .sendingLead
        case .letters, .code, .words: .noLettersLead
        }
    }
}

extension HTTPRefusal {
    /// The status of the answer to a form.
    static func status(of stop: Switch) -> HTTPRefusal { stop.name == .closed ? .closed : .busy }
}
