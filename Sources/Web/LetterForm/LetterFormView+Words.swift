import Domain

extension LetterFormView {
    /// The field for own words, with questions that help to write them. A checkbox lets the writer
    /// send only the own words.
    var ownWords: HTML {
        """
        <div class="field\(if: state.isWrong(.words), " wrong")">
        <label for="words">\(state.label(LetterForm.declared(.words)))</label>
        <div class="hint" id="words-hint"><p>\(wordsHint)\(read.map { " \($0)" as HTML })</p>\(prompts)</div>
        \(state.messages(.words))\(state.control(.words))
        \(state.messages(.leaveOut))\(state.control(.ownOnly))
        </div>
        """
    }

    /// Says that organisers may read own words before they are sent.
    private var read: String? {
        let publisher = writing.context.campaign.publisher.name
        return writing.context.readsWords ? text(.wordsMayBeRead, ["organiser": publisher]) : nil
    }

    private var wordsHint: String {
        guard writing.original != writing.context.language else { return text(.wordsHint) }
        return text(
            .wordsHintTongues,
            [
                "original": writing.name(of: writing.original),
                "language": writing.name(of: writing.context.language),
            ])
    }

    /// The questions of the letter text, in the page's language where the letter text has them.
    private var prompts: HTML {
        let versions = writing.context.campaign.letters[writing.write.letter]?.versions ?? [:]
        let candidates = [writing.context.language, writing.original] + writing.context.campaign.languages
        let asking = candidates.first { versions[$0]?.prompts.isEmpty == false }
        guard let language = asking, let prompts = versions[language]?.prompts else { return "" }
        return "<ul\(writing.tongue(language))>\(prompts.map { "<li>\($0)</li>" as HTML })</ul>"
    }
}
