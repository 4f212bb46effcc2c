import Domain

/// Returns the choice of the gender in which the letter speaks of its writer. None of the three
/// choices is called normal. `other` is chosen until the visitor chooses.
func writerField(_ state: FormState) -> HTML {
    let text = state.text
    let choices: [(Gender, TextKey)] = [
        (.feminine, .writerFeminine), (.masculine, .writerMasculine), (.other, .writerOther),
    ]
    let chosen = Gender(rawValue: state.form.writer) ?? .other
    return """
        <fieldset class="field\(if: !state.problems(of: .writer).isEmpty, " wrong")" id="writer" aria-describedby="writer-hint">
        <legend>\(text(.writer))</legend>
        <p class="hint" id="writer-hint">\(text(.writerHint))</p>
        \(state.messages(.writer))\(choices.map { gender, key -> HTML in
            """
            <label class="choice"><input type="radio" name="writer" value="\(gender.rawValue)"\(if: gender == chosen, " checked")>
            <span>\(text(key)) \(examples(of: gender, state.writing))</span></label>

            """
        })</fieldset>
        """
}

private func examples(of gender: Gender, _ writing: LetterStepView) -> HTML {
    guard let (language, words) = writing.letter.examples(of: gender) else { return "" }
    return "<bdi class=\"soft\"\(writing.tongue(language))>\(words)</bdi>"
}

/// Returns the field for own words, with questions that help to write them. A checkbox lets the
/// writer send only the own words.
func ownWordsFields(_ state: FormState) -> HTML {
    let text = state.text
    let label: HTML = "\(text(.words)) <b>\(text(.optional))</b>"
    return """
        <div class="field\(if: !state.problems(of: .words).isEmpty, " wrong")">
        <label for="words">\(label)</label>
        <div class="hint" id="words-hint"><p>\(wordsHint(state.writing))</p>\(prompts(state.writing))</div>
        \(state.messages(.words))<textarea\(state.describes(.words, hint: true)) dir="auto" rows="6">
        \(state.form.words)</textarea>
        \(state.messages(.leaveOut))<label class="choice"><input type="checkbox" id="own_only" name="own_only" value="yes"\
        \(if: state.form.ownOnly, " checked")> <span>\(text(.ownOnly))</span></label>
        </div>
        """
}

private func wordsHint(_ writing: LetterStepView) -> String {
    guard writing.original != writing.context.language else { return writing.text(.wordsHint) }
    return writing.text(
        .wordsHintTongues,
        [
            "original": writing.name(of: writing.original),
            "language": writing.name(of: writing.context.language),
        ])
}

/// Returns the questions of the letter text, in the page's language where the letter text has them.
private func prompts(_ writing: LetterStepView) -> HTML {
    let versions = writing.context.campaign.letters[writing.write.letter]?.versions ?? [:]
    let candidates = [writing.context.language, writing.original] + writing.context.campaign.languages
    let asking = candidates.first { versions[$0]?.prompts.isEmpty == false }
    guard let language = asking, let prompts = versions[language]?.prompts else { return "" }
    return "<ul\(writing.tongue(language))>\(prompts.map { "<li>\($0)</li>" as HTML })</ul>"
}

/// Returns the checkbox "I need help myself". The checkbox is never ticked beforehand, because a
/// tick makes the letter casework.
func helpField(_ state: FormState) -> HTML {
    """
    <div class="field">
    <label class="choice"><input type="checkbox" id="needs_help" name="needs_help" value="yes" aria-describedby="needs_help-hint"\
    \(if: state.form.needsHelp, " checked")> <span>\(state.text(.needsHelp))</span></label>
    <p class="hint inset" id="needs_help-hint">\(state.text(.needsHelpHint))</p>
    </div>
    """
}
