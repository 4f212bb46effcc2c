import Domain

/// The further steps of a supporter after confirming, in the campaign's order. Nothing has to be
/// typed twice.
struct NextSteps {
    let held: SignedLetterView
    /// Keys of further writing steps already done.
    let done: Set<String>
    /// By step, the seat of the member to whom it writes, as far as the seat is known.
    let seats: [String: SeatView]

    var context: PageContext { held.context }
    var text: InterfaceText { held.text }

    var items: [HTML] {
        context.campaign.steps.enumerated().flatMap { number, step in items(of: step, number: number) }
    }

    private func items(of step: Step, number: Int) -> [HTML] {
        switch step.action {
        case .write(let write):
            (step.key == held.letter.draft.step
                ? thisLetter : context.campaign.takesLetters(write) ? further(write, step: step.key) : [])
                + (context.campaign.takesLetters(write) ? remainingMembers(step.key) : [])
        case .post(let target, let words): post(words, to: target, step: step.key)
        case .link(let label, let url): [link(label, url)]
        case .share(let words): [share(words, number: number)]
        }
    }

    func item(_ title: HTML, done: Bool = false, _ body: HTML) -> HTML {
        "<li\(if: done, " class=\"done\"")>\n<h3>\(title)</h3>\n\(body)\n</li>\n"
    }

    private func link(_ label: Localized, _ url: String) -> HTML {
        let (language, words) = label.best(context.language, else: context.campaign.languages)
        return item(
            "<span\(tongue(language, on: text.language))>\(words)</span>",
            "<p><a class=\"button\" href=\"\(url)\" rel=\"noopener noreferrer\">\(text(.stepOpen, ["host": host(of: url)]))</a></p>"
        )
    }
}

extension NextSteps {
    /// The step of this page's letter: done, or still to be handed over. The other channels for the
    /// letter follow.
    private var thisLetter: [HTML] {
        let first = held.channels.first
        let status = held.letter.status
        let open = status == .refused || (first != .email && status != .handedOver)
        let title = "\(text(.stepWrite, ["target": held.targetName]))" as HTML
        let others = held.channels.dropFirst().filter { $0 == .form || $0 == .post }
        let done: TextKey = status == .inDoubt ? .stateInDoubt : others.isEmpty ? .stepDone : .stepDoneMore
        let main =
            open && first != .email
            ? way(first ?? .email, asks: true) : "<p>\(text(open ? .stateRefused : done))</p>"
        return [item(title, done: !open && status != .inDoubt, main)]
            + others.map { item("\(text($0 == .form ? .stepForm : .stepPaper))", way($0, asks: open)) }
    }

    /// Returns the link to the page of a channel. With `asks`, a form asks how sending the letter
    /// went.
    private func way(_ channel: Channel, asks: Bool) -> HTML {
        let form = channel == .form
        let why =
            form ? text(held.channels.first == .form ? .stepFormWhy : .stepFormToo) : text(.stepPaperWhy)
        return """
            <p>\(why)</p>
            <p><a class="button" href="\(form ? held.formPath : held.paperPath)">\(text(form ? .stepFormGo : .stepPaperGo))</a></p>
            \(if: asks, held.outcomeForm(channel, filled: false))
            """
    }
}
