package import Domain

/// Returns the checkbox for the consent that a letter needs.
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

/// Returns the consent text of a step, for the record of what the supporter agreed to. Nil for a
/// step that asks for no letter. Throws for a letter text that `postbag campaign check` refuses.
package func consentWords(_ context: PageContext, step: Step) throws -> String? {
    try LetterStepView(context, step: step).map(consentWords)
}

private func consentWords(_ writing: LetterStepView) -> String {
    writing.text(
        writing.awaitsSeat ? .consentMember : writing.isMailed ? .consentSent : .consentPrepared,
        ["organiser": writing.context.campaign.publisher.name, "target": writing.targetName])
}
