package import Domain

/// A reason why a code, or a request for another mail, was refused.
package enum WaitingProblem: Sendable, CaseIterable {
    case wrongCode, codeEnded, tooManyTries, tooManyMessages
}

/// An address that the mail system has refused. The writer can correct the address on the waiting
/// page.
package struct AddressTrouble: Sendable, Equatable {
    package var typed: String
    /// The form issue of the corrected address, if any.
    package var problem: LetterForm.Issue?

    package init(typed: String, problem: LetterForm.Issue? = nil) {
        self.typed = typed
        self.problem = problem
    }
}

/// Returns the page "Look in your inbox". The page is the same for everyone who has just written,
/// whatever Postbag knows of the address.
package func waitingPage(
    _ context: PageContext, letter: Letter, token: String, composed: ComposedLetter,
    problem: WaitingProblem? = nil, resent: Bool = false,
    told: Handover? = nil, trouble: AddressTrouble? = nil, isMailHeld: Bool = false
) -> HTML {
    let held = SignedLetterView(context: context, letter: letter, token: token, composed: composed)
    let slug = context.campaign.slug
    let links = context.links
    return layout(
        title: context.text(.waitingTitle), context: context,
        options: LayoutOptions(path: { links.waiting(slug, $0) }),
        main: """
            \(if: isMailHeld, "<p class=\"note red\" role=\"status\">\(context.text(.waitingHeld))</p>")
            \(held.waitingNotes(problem, resent: resent, told))
            \(trouble.map(held.addressEnvelope))
            \(held.codeEnvelope(problem, isRefused: trouble != nil))
            \(held.offerNow)
            \(if: trouble == nil, held.ifNothingComes)
            \(forgetMe(context))
            """)
}

extension SignedLetterView {
    fileprivate func waitingNotes(_ problem: WaitingProblem?, resent: Bool, _ told: Handover?) -> HTML {
        """
        \(if: problem == .tooManyMessages, "<p class=\"note red\" role=\"alert\">\(text(.resendTooMany))</p>")
        \(if: resent, "<p class=\"note\" role=\"status\">\(text(.resent))</p>")
        \(note(told))
        \(addressee)
        """
    }

    /// The representative to whom the letter was written, while the writer can still choose
    /// another. Nil for other letters.
    private var addressee: HTML? {
        guard let addressee = letter.addressee else { return nil }
        let kind = addressee.seat.legislature == "uk-house-of-commons" ? "mp" : "other"
        let whose = text(
            .seatIs, ["kind": kind, "name": target.spokenName(in: text), "seat": addressee.seat.name])
        let path = context.links.write(campaign.slug, context.language, step: letter.draft.step)
        return "<p class=\"note\">\(whose) <a class=\"alone\" href=\"\(path)\">\(text(.seatNotRight))</a></p>"
    }

    /// Returns the form for the code. Nil for a refused address, because no mail with a code went
    /// there.
    fileprivate func codeEnvelope(_ problem: WaitingProblem?, isRefused: Bool) -> HTML? {
        guard !isRefused else { return nil }
        return """
            <div class="envelope">
            <h1>\(text(.waitingTitle))</h1>
            <p class="lead">\(text(.waitingSentTo))<br><strong><bdi>\(EmailAddress.readable(letter.draft.email))</bdi></strong></p>
            <p>\(text(.waitingHow))</p>
            \(codeForm(context, token: token, problem: problem))
            </div>
            """
    }

    /// Returns the form that asks again for the writer's address. The letter itself is kept.
    fileprivate func addressEnvelope(_ trouble: AddressTrouble) -> HTML {
        let refused = "\u{2068}\(EmailAddress.readable(letter.draft.email))\u{2069}"
        let problem = trouble.problem.map { LetterForm.message($0, text) }
        var asked: String?
        if trouble.problem?.kind == .mistypedEmail, case .success(let read) = EmailAddress.read(trouble.typed)
        {
            asked = read
        }
        return """
            <div class="envelope">
            <h1>\(text(.refusedTitle))</h1>
            <p class="lead" role="alert">\(text(.refusedLead, ["address": refused]))</p>
            <form action="\(context.links.resend(campaign.slug))" method="post">
            <input type="hidden" name="letter" value="\(token)">
            \(asked.map { "<input type=\"hidden\" name=\"email_asked\" value=\"\($0)\">" as HTML })
            <div class="field\(if: problem != nil, " wrong")">
            <label for="email">\(text(.email))</label>
            \(problem.map { "<p class=\"problem\" id=\"error-email\">\($0)</p>" as HTML })
            <input id="email" name="email" type="email" dir="ltr" autocomplete="email" required value="\(trouble.typed)"\
            \(if: problem != nil, " aria-describedby=\"error-email\" aria-invalid=\"true\"")>
            </div>
            <p><button class="main">\(text(.refusedSend))</button></p>
            </form>
            </div>
            """
    }

    /// The form or the paper at once, for a target that no mail reaches. The confirmation mail is
    /// on its way meanwhile. Nil for other targets.
    fileprivate var offerNow: HTML? {
        switch channels.first {
        case .form:
            target.form.map { form in
                offer(.waitingForm, .waitingFormWhy, assistedForm(form, level: 3, filled: false))
            }
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
        // The confirmation mail names no representative.
        let addressed = letter.addressee == nil ? target : Target(key: letter.target)
        let subject = SupporterMails(campaign: campaign, target: addressed, language: context.language)
            .subject
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

/// Returns the form for the six digits, for every page of the browser that wrote the letter.
func codeForm(_ context: PageContext, token: String, problem: WaitingProblem? = nil) -> HTML {
    let text = context.text
    return """
        <form action="\(context.links.code)" method="post">
        <input type="hidden" name="letter" value="\(token)">
        \(codeField(text, problem: problem))<p><button class="main">\(text(.codeConfirm))</button></p>
        </form>
        """
}

/// Returns the field for the six digits.
func codeField(_ text: InterfaceText, problem: WaitingProblem?) -> HTML {
    let problem = problem?.aboutCode.map { text($0) }
    return """
        <div class="field\(if: problem != nil, " wrong")">
        <label for="code">\(text(.codeLabel))</label>
        <p class="hint" id="code-hint">\(text(.codeHint))</p>
        \(problem.map { "<p class=\"problem\" id=\"error-code\" role=\"alert\">\($0)</p>" as HTML })
        <input class="code" id="code" name="code" dir="ltr" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required \
        aria-describedby="code-hint\(if: problem != nil, " error-code")"\(if: problem != nil, " aria-invalid=\"true\" autofocus")>
        </div>

        """
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
