import Domain

/// Returns the letter, with original and reading side by side. A phone shows one of them at a time.
/// With a form, each paragraph can be left out and own words have a place.
/// - Parameter folds: whether a phone shows only the beginning at first.
func letterSection(_ writing: LetterStepView, form: LetterForm?, folds: Bool = false) -> HTML {
    var writing = writing
    writing.known = form ?? LetterForm()
    return """
        <section aria-labelledby="letter">
        <h2 id="letter">\(writing.text(.letterHeading))</h2>
        <p class="lead">\(lead(writing)) \(if: writing.asksForGender, marked(writing.text(.letterAgrees)))</p>
        <div class="sheet">
        \(letterPairs(writing, form: form, folds: folds))
        </div>
        </section>
        """
}

/// Returns the parts of the letter, as suggested or filled in.
func letterPairs(_ writing: LetterStepView, form: LetterForm?, folds: Bool = false) -> HTML {
    let rows = writing.letter.parts.enumerated().map { index, part in
        row(part, writing, form, isFirst: index == 0)
    }
    let shown =
        folds ? writing.letter.parts.firstIndex { $0.isParagraph }.map { $0 + 1 } ?? rows.count : rows.count
    let isFolded = rows.count - shown > 2
    return """
        <div class="shown">
        \(if: writing.reading != nil, tongueChoice(writing))\
        \(if: isFolded, fold("whole-letter", writing.text(.showWholeLetter)))
        <div class="pairs\(if: writing.reading == nil, " single")">
        \(isFolded ? Array(rows[..<shown]) : rows)\
        \(if: isFolded, "<div class=\"rest\">\n\(Array(rows[shown...]))</div>\n")</div>
        </div>
        """
}

extension SuggestedLetter.Part {
    fileprivate var isParagraph: Bool { if case .paragraph = kind { true } else { false } }
}

/// Returns the choice of language above the letter, for a phone. The reader's language comes first,
/// and one touch shows the original. The choice needs only the stylesheet and no script.
private func tongueChoice(_ writing: LetterStepView) -> HTML {
    guard let reading = writing.reading else { return "" }
    let (text, page) = (writing.text, writing.context.language)
    let name = { page.sentenceCased(writing.name(of: $0)) }
    let original = text(.showOriginal, ["language": name(writing.original)])
    let isOriginalFirst = writing.original == page
    let choice = { (id: String, label: String, isChosen: Bool) -> HTML in
        """
        <input type="radio" class="fold" name="shown" id="\(id)" aria-describedby="shown"\(if: isChosen, " checked")>\
        <label class="fold" for="\(id)">\(label)</label>

        """
    }
    let choices = [
        ("show-reading", name(reading), !isOriginalFirst), ("show-original", original, isOriginalFirst),
    ]
    return """
        <p class="fold small" id="shown">\(text(.showLetterIn))</p>
        \((isOriginalFirst ? choices.reversed() : choices).map(choice))\(choice("show-both", text(.showBoth), false))
        """
}

private func lead(_ writing: LetterStepView) -> String {
    guard let reading = writing.reading else {
        return writing.text(.letterSingle, ["target": writing.targetName])
    }
    return writing.text(
        .letterPair,
        [
            "original": writing.name(of: writing.original), "reading": writing.name(of: reading),
            "target": writing.targetName,
        ])
}

private func row(_ part: SuggestedLetter.Part, _ writing: LetterStepView, _ form: LetterForm?, isFirst: Bool)
    -> HTML
{
    switch part.kind {
    case .ownWords where part.texts.isEmpty: form.map { slot(writing, $0) } ?? ""
    case .ownWords:
        "<p class=\"slot said\" dir=\"auto\">\(part.texts.map { letterRuns($0, writing, isSubject: false) })</p>\n"
    case .signature where part.texts.isEmpty: signature(writing)
    case .signature: pair(part, writing, isFirst: false)
    case .subject, .salutation: pair(part, writing, isFirst: isFirst)
    case .paragraph(let number):
        pair(part, writing, isFirst: isFirst, leaveOut: form.map { leaveOut(number, writing.text, $0) })
    }
}

private func pair(
    _ part: SuggestedLetter.Part, _ writing: LetterStepView, isFirst: Bool, leaveOut: HTML? = nil
) -> HTML {
    let texts = part.texts.enumerated().map { index, text -> HTML in
        let runs = letterRuns(text, writing, isSubject: part.kind == .subject)
        let isOneOfTwo = part.texts.count > 1
        let classes =
            (isOneOfTwo ? [index == 0 ? "original" : "reading"] : [])
            + (part.kind == .signature ? ["said"] : [])
        let named = classes.isEmpty ? nil : classes.joined(separator: " ")
        return """
            <p\(tongue(of: text, writing))\(attribute: "class", named)>\(tongueLabel(text.language, writing, isFirst: isFirst))\(runs)</p>

            """
    }
    return "<div class=\"pair\">\n\(texts)\(leaveOut)</div>\n"
}

/// Returns `lang`, and `dir` where it differs from the page's. Every paragraph names its language,
/// even the page's own, because another language stands beside it.
private func tongue(of text: SuggestedLetter.Text, _ writing: LetterStepView) -> HTML {
    let language = text.language
    let turns = language.isRightToLeft != writing.context.language.isRightToLeft
    return " lang=\"\(language.tag)\"\(if: turns, " dir=\"\(language.direction)\"")"
}

private func tongueLabel(_ language: Language, _ writing: LetterStepView, isFirst: Bool) -> HTML {
    guard writing.reading != nil else { return "" }
    let name = writing.context.language.sentenceCased(writing.name(of: language))
    let label =
        isFirst
        ? writing.text(language == writing.original ? .tongueOriginal : .tongueReading, ["language": name])
        : name
    let page = writing.context.text.language
    let turns = page.isRightToLeft != language.isRightToLeft
    return
        "<span class=\"tongue\" lang=\"\(page.tag)\"\(if: turns, " dir=\"\(page.direction)\"")>\(label)</span> "
}

private func leaveOut(_ number: Int, _ text: InterfaceText, _ form: LetterForm) -> HTML {
    """
    <label class="choice leave"><input type="checkbox" form="form" name="leave_out" value="\(number)"\
    \(if: form.leaveOut.contains(number), " checked")> <span>\(text(.leaveOut, ["number": String(number)]))</span></label>

    """
}

private func slot(_ writing: LetterStepView, _ form: LetterForm) -> HTML {
    guard form.words.isEmpty else { return "<p class=\"slot said\" dir=\"auto\">\(form.words)</p>\n" }
    return """
        <p class="slot" data-words>\(writing.text(.ownWordsSlot)) <a href="#words">\(writing.text(writing.isToMember ? .ownWordsFirst : .ownWordsWrite))</a></p>

        """
}

private func signature(_ writing: LetterStepView) -> HTML {
    """
    <div class="pair"><p>\(blank("name", writing, in: writing.context.language))<br>
    \(blank("place", writing, in: writing.context.language))</p></div>

    """
}

/// Returns a text in which `[these words]` look like words that agree with the writer.
private func marked(_ text: String) -> HTML {
    let parts = text.split(maxSplits: 2, omittingEmptySubsequences: false) { $0 == "[" || $0 == "]" }
    guard parts.count == 3 else { return "\(text)" }
    return "\(parts[0])<span class=\"agrees\">\(parts[1])</span>\(parts[2])"
}
