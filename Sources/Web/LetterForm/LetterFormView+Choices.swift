package import Domain

extension LetterFormView {
    /// The choices of the gender in which the letter speaks of its writer. None of the three
    /// choices is called normal. `other` is chosen until the visitor chooses.
    var genders: [HTML] {
        let choices: [(Gender, TextKey)] = [
            (.feminine, .writerFeminine), (.masculine, .writerMasculine), (.other, .writerOther),
        ]
        let chosen = Gender(rawValue: form.writer) ?? .other
        return choices.map { gender, key in
            state.choice(
                .writer, value: gender.rawValue, label: "\(text(key)) \(examples(of: gender))",
                chosen: gender == chosen)
        }
    }

    private func examples(of gender: Gender) -> HTML {
        guard let (language, words) = writing.letter.examples(of: gender) else { return "" }
        return "<bdi class=\"soft\"\(writing.tongue(language))>\(words)</bdi>"
    }

    /// The checkbox "I need help myself". The checkbox is never ticked beforehand, because a tick
    /// makes the letter casework.
    var needsHelp: HTML { checkbox(.needsHelp) }

    private func checkbox(_ field: LetterForm.Field) -> HTML {
        """
        <div class="field">
        \(state.control(field))
        \(LetterForm.declared(field).hint.map { "<p class=\"hint inset\" id=\"\(field.htmlName)-hint\">\(text($0))</p>\n" as HTML })</div>
        """
    }

    /// The checkboxes for the consent that a letter needs, and for news of the campaign.
    var agreement: HTML {
        """
        <div class="field\(if: state.isWrong(.consent), " wrong")">
        \(state.messages(.consent))\(state.checkbox(.consent, label: "\(consentWords(writing))"))
        <p class="hint inset" id="consent-hint">\(text(.consentHint))</p>
        </div>
        \(checkbox(.updates))
        """
    }
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
