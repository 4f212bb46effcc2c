package import Domain

/// The consent that a letter needs.
func agreementFields(_ state: FormState) -> HTML {
    let text = state.text
    return """
        <div class="field\(if: !state.problems(of: .consent).isEmpty, " wrong")">
        \(state.messages(.consent))<label class="choice"><input type="checkbox"\(state.describes(.consent, hint: true)) value="yes" required\
        \(if: state.form.consent, " checked")> <span>\(consentWords(state.writing))</span></label>
        <p class="hint inset" id="consent-hint">\(text(state.writing.proved ? .consentHintProved : .consentHint))</p>
        </div>
        """
}

/// The words to which a supporter agrees for a step, for the record; nil for a step that asks for
/// no letter.
package func consentWords(_ context: PageContext, step: Step) throws -> String? {
    try LetterStepView(context, step: step).map(consentWords)
}

private func consentWords(_ writing: LetterStepView) -> String {
    writing.text(
        writing.awaitsSeat ? .consentMember : writing.isMailed ? .consentSent : .consentPrepared,
        ["organiser": writing.context.campaign.publisher.name, "target": writing.targetName])
}
