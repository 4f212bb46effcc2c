import Domain

/// The letter form on a page: the step to write for, and what the visitor typed.
struct LetterFormView {
    let writing: LetterStepView
    let state: FormState<LetterForm>

    init(_ writing: LetterStepView, _ form: LetterForm, problems: [LetterForm.Issue] = []) {
        self.writing = writing
        state = FormState(form, issues: problems, text: writing.text)
    }

    var text: InterfaceText { writing.text }
    var form: LetterForm { state.form }
}

/// Returns the form in which a supporter signs. The form is empty on the campaign page, and filled
/// in where there are form issues.
func letterForm(_ writing: LetterStepView, _ form: LetterForm, problems: [LetterForm.Issue] = []) -> HTML {
    let context = writing.context
    var form = form
    (form.step, form.language) = (writing.step.key, context.language.tag)
    form.shown = context.campaign.formMark(of: writing.write, to: context.language)
    let view = LetterFormView(writing, form, problems: problems)
    return """
        <form class="sheet" id="form" action="\(context.links.letters(context.campaign.slug))" method="post">
        \(hiddenFields(form, only: [.step, .language, .division, .member, .source, .shown]))\
        \(view.state.messages(.step))\(view.honeypot)
        \(if: writing.isToMember, view.ownWords)
        \(LetterForm.rows.map { "\(view.row($0))\n" as HTML })\
        \(view.agreement)
        <p class="row"><button class="main">\(writing.text(.sign))</button>
        <button formaction="\(context.links.preview(context.campaign.slug))" formnovalidate>\(writing.text(.seeFirst))</button></p>
        <p class="hint">\(writing.untilThen)</p>
        </form>
        """
}

extension LetterFormView {
    /// A field that people do not see and that spam programs fill in.
    fileprivate var honeypot: HTML {
        """
        <div class="away" aria-hidden="true"><label for="leave_empty">\(text(.honeypot))</label>
        <input id="leave_empty" name="leave_empty" tabindex="-1" autocomplete="off"></div>
        """
    }

    /// Returns the fields of one row that this step asks for.
    fileprivate func row(_ row: [LetterForm.Field]) -> HTML {
        let fields = row.filter(isAsked).map(field)
        guard fields.count > 1 else { return HTML(fields) }
        return "<div class=\"two\">\n\(fields.map { "\($0)\n" as HTML })</div>"
    }

    private func isAsked(_ field: LetterForm.Field) -> Bool {
        switch field {
        case .address: writing.write.needsPostalAddress
        case .writer: writing.asksForGender
        // A form for a representative begins with own words.
        case .words: !writing.isToMember
        case .needsHelp: writing.isToMember
        default: true
        }
    }

    private func field(_ field: LetterForm.Field) -> HTML {
        switch field {
        case .email:
            state.field(.email, hint: writing.emailHint, control: "\(state.control(.email))\n\(mistyped)")
        case .country: state.field(.country, control: state.control(.country, options: countries))
        case .writer: state.choices(.writer, genders)
        case .words: ownWords
        case .needsHelp: needsHelp
        default: state.field(field)
        }
    }

    /// A checkbox that asks whether the visitor meant another address. A tick means yes. Signing
    /// again without a tick means no. Nil when the address does not look mistyped.
    private var mistyped: HTML? {
        guard let issue = state.issues(of: .email).first(where: { $0.kind == .mistypedEmail }),
            case .success(let asked) = EmailAddress.read(form.email)
        else { return nil }
        return """
            <input type="hidden" name="email_asked" value="\(asked)">
            <label class="choice"><input type="checkbox" name="email_meant" value="\(issue.received)">
            <span>\(text(.mistypedYes)) <bdi dir="ltr">\(issue.received)</bdi></span></label>
            """
    }

    private var countries: HTML {
        let likely = writing.context.campaign.likelyCountries
        return """
            <option value="">\(text(.countryChoose))</option>
            \(countryOptions(text.language, likely: likely, chosen: form.country))
            """
    }
}
