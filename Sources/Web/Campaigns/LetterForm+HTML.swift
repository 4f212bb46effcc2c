import Domain

/// Returns the form in which a supporter signs. The form is empty on the campaign page, and filled
/// in where there are form issues.
func letterForm(_ writing: LetterStepView, _ form: LetterForm, problems: [FormIssue] = []) -> HTML {
    let state = FormState(writing: writing, form: form, problems: problems)
    let context = writing.context
    return """
        <form class="sheet" id="form" action="\(context.links.letters(context.campaign.slug))" method="post">
        <input type="hidden" name="step" value="\(writing.step.key)">
        <input type="hidden" name="language" value="\(context.language.tag)">
        \(if: !form.division.isEmpty, "<input type=\"hidden\" name=\"division\" value=\"\(form.division)\">\n")\
        \(if: !form.member.isEmpty, "<input type=\"hidden\" name=\"member\" value=\"\(form.member)\">\n")\
        \(state.messages(.step))\(honeypot(writing.text))
        \(if: writing.isToMember, ownWordsFields(state))
        \(whoWrites(state))
        \(if: writing.write.needsPostalAddress, addressField(state))
        \(if: writing.asksForGender, writerField(state))
        \(if: !writing.isToMember, ownWordsFields(state))
        \(if: writing.isToMember, helpField(state))
        \(agreementFields(state))
        <p class="row"><button class="main">\(writing.text(.sign))</button>
        <button formaction="\(context.links.preview(context.campaign.slug))" formnovalidate>\(writing.text(.seeFirst))</button></p>
        <p class="hint">\(writing.untilThen)</p>
        </form>
        """
}

/// Returns a field that people do not see and that spam programs fill in.
private func honeypot(_ text: InterfaceText) -> HTML {
    """
    <div class="away" aria-hidden="true"><label for="leave_empty">\(text(.honeypot))</label>
    <input id="leave_empty" name="leave_empty" tabindex="-1" autocomplete="off"></div>
    """
}

private func whoWrites(_ state: FormState) -> HTML {
    let text = state.text
    let form = state.form
    return """
        \(state.field(.name, label: "\(text(.name))", hint: text(.nameHint), control: """
            <input\(state.describes(.name, hint: true)) dir="auto" autocomplete="name" required value="\(form.name)">
            """))
        \(state.field(.email, label: "\(text(.email))", hint: text(state.writing.emailHint), control: """
            <input\(state.describes(.email, hint: true)) type="email" dir="ltr" autocomplete="email" required value="\(form.email)">
            \(state.mistyped)
            """))
        <div class="two">
        \(state.field(.country, label: "\(text(.country))", control: """
            <select\(state.describes(.country, hint: false)) autocomplete="country" required>
            <option value="">\(text(.countryChoose))</option>
            \(countries(state, form))</select>
            """))
        \(state.field(.postcode, label: "\(text(.postcode))", hint: text(.postcodeHint), control: """
            <input\(state.describes(.postcode, hint: true)) dir="ltr" autocomplete="postal-code" value="\(form.postcode)">
            """))
        </div>
        """
}

private func addressField(_ state: FormState) -> HTML {
    // A line feed straight after the start tag is not part of the text.
    state.field(
        .address, label: "\(state.text(.address))", hint: state.text(.addressHint),
        control: """
            <textarea\(state.describes(.address, hint: true)) dir="auto" rows="2" autocomplete="street-address" required>
            \(state.form.address)</textarea>
            """)
}

private func countries(_ state: FormState, _ form: LetterForm) -> HTML {
    let campaign = state.writing.context.campaign
    return countryOptions(
        state.writing.text.language, likely: campaign.likelyCountries, chosen: form.country)
}
