package import Domain

/// Why a code or another message was turned down.
package enum WaitingProblem: Sendable, CaseIterable { case wrongCode, codeEnded, tooManyTries, tooManyMessages }

/// "Look in your inbox": the same for everyone who has just written, whatever we know of the address.
package func waitingPage(
    _ context: PageContext, letter: Letter, token: String, composed: ComposedLetter, problem: WaitingProblem? = nil, resent: Bool = false,
    told: Handover? = nil
) -> HTML {
    let held = HeldLetter(context: context, letter: letter, token: token, composed: composed)
    let slug = context.campaign.slug
    let links = context.links
    return layout(
        title: context.text(.waitingTitle), context: context, frame: Frame(path: { links.waiting(slug, $0) }),
        main: """
            \(held.waitingNotes(problem, resent: resent, told))
            \(held.codeEnvelope(problem))
            \(held.offerNow)
            \(held.ifNothingComes)
            """)
}

extension HeldLetter {
    fileprivate func waitingNotes(_ problem: WaitingProblem?, resent: Bool, _ told: Handover?) -> HTML {
        """
        \(if: problem == .tooManyMessages, "<p class=\"note red\" role=\"alert\">\(text(.resendTooMany))</p>")
        \(if: resent, "<p class=\"note\" role=\"status\">\(text(.resent))</p>")
        \(note(told))
        \(addressee)
        """
    }

    /// Whom it was written to, while it can still be written to somebody else.
    private var addressee: HTML? {
        guard let addressee = letter.addressee else { return nil }
        let kind = addressee.seat.legislature == "uk-house-of-commons" ? "mp" : "other"
        let whose = text(.seatIs, ["kind": kind, "name": target.spokenName(in: text), "seat": addressee.seat.name])
        let path = context.links.write(campaign.slug, context.language, step: letter.draft.step)
        return "<p class=\"note\">\(whose) <a class=\"alone\" href=\"\(path)\">\(text(.seatNotRight))</a></p>"
    }

    fileprivate func codeEnvelope(_ problem: WaitingProblem?) -> HTML {
        """
        <div class="envelope">
        <h1>\(text(.waitingTitle))</h1>
        <p class="lead">\(text(.waitingSentTo))<br><strong><bdi>\(letter.draft.email)</bdi></strong></p>
        <p>\(text(.waitingHow))</p>
        <form action="\(context.links.code)" method="post">
        <input type="hidden" name="letter" value="\(token)">
        \(codeField(problem?.aboutCode.map { text($0) }))
        <p><button class="main">\(text(.codeConfirm))</button></p>
        </form>
        </div>
        """
    }

    private func codeField(_ problem: String?) -> HTML {
        """
        <div class="field\(if: problem != nil, " wrong")">
        <label for="code">\(text(.codeLabel))</label>
        <p class="hint" id="code-hint">\(text(.codeHint))</p>
        \(problem.map { "<p class=\"problem\" id=\"error-code\" role=\"alert\">\($0)</p>" as HTML })
        <input class="code" id="code" name="code" dir="ltr" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required \
        aria-describedby="code-hint\(if: problem != nil, " error-code")"\(if: problem != nil, " aria-invalid=\"true\" autofocus")>
        </div>
        """
    }

    /// A target that no mail reaches: the form or the paper at once, while the confirmation mail is on its way.
    fileprivate var offerNow: HTML? {
        switch channels.first {
        case .form: target.form.map { form in offer(.waitingForm, .waitingFormWhy, assistedForm(form, level: 3, filled: false)) }
        case .post: offer(.waitingPost, .waitingPostWhy, paperOffer)
        default: nil
        }
    }

    private func offer(_ title: TextKey, _ why: TextKey, _ body: HTML) -> HTML {
        """
        <section aria-labelledby="offer">
        <h2 id="offer">\(text(title))</h2>
        <p>\(text(why, ["target": targetName]))</p>
        \(body)
        </section>
        """
    }

    fileprivate var ifNothingComes: HTML {
        let subject = Notices(campaign: campaign, target: target, language: context.language).subject
        return """
            <section aria-labelledby="none">
            <h2 id="none">\(text(.nothingTitle))</h2>
            <ol>
            <li>\(text(.nothingWait))</li>
            <li>\(text(.nothingSpam, ["subject": subject]))</li>
            <li>\(text(.nothingAddress))
            <a href="\(context.links.campaign(campaign.slug, context.language))#write">\(text(.nothingBack))</a></li>
            <li>\(text(.nothingAgain))</li>
            </ol>
            <form action="\(context.links.resend(campaign.slug))" method="post">
            <input type="hidden" name="letter" value="\(token)">
            <p><button>\(text(.resendButton))</button></p>
            </form>
            <p class="hint">\(text(.waitingLimits))</p>
            </section>
            """
    }
}

extension WaitingProblem {
    fileprivate var aboutCode: TextKey? {
        switch self {
        case .wrongCode: .codeWrong
        case .codeEnded: .codeEnded
        case .tooManyTries: .codeTooMany
        case .tooManyMessages: nil
        }
    }
}
