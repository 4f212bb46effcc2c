import Domain

/// Returns the envelope with the recipient, and how the letter reaches the recipient.
func recipientPanel(_ writing: LetterStepView) -> HTML {
    let text = writing.text
    return """
        <aside aria-labelledby="to">
        <h2 id="to">\(text(.toHeading))</h2>
        \(envelope(writing))
        <p class="small">\(status(of: writing))</p>
        <ul class="small">
        \(ways(writing).map { "<li>\($0)</li>\n" as HTML })</ul>
        </aside>
        """
}

private func envelope(_ writing: LetterStepView) -> HTML {
    let text = writing.text
    return """
        <div class="envelope">
        \(stamp)
        <p class="small soft">\(text(.envelopeFrom))<br>\(text(.envelopeName))<br>\(text(.envelopeAddress))</p>
        \(addressee(writing))
        </div>
        """
}

/// Returns the name, office and postal address as on an envelope, in the language that the target
/// reads.
private func addressee(_ writing: LetterStepView) -> HTML {
    let target = writing.target
    guard !target.name.isEmpty else {
        return
            "<address><strong>\(writing.context.language.sentenceCased(writing.targetName))</strong></address>"
    }
    let lines = target.addressLines(in: writing.original, else: writing.context.campaign.languages)
        .dropFirst()
    return """
        <address\(writing.tongue(writing.original))><strong>\(target.name)</strong>\(lines.map { "<br>\($0)" as HTML })</address>
        """
}

/// Returns the recipient and the language that is sent. Example: "Bernard Cazeneuve, French
/// Minister of the Interior. The text in French is the one we send."
private func status(of writing: LetterStepView) -> HTML {
    let context = writing.context
    let office = writing.target.office.best(context.language, else: context.campaign.languages)
    let original = writing.text(
        writing.isMailed ? .originalIs : .originalIsYours, ["language": writing.name(of: writing.original)])
    guard !writing.target.name.isEmpty, !office.text.isEmpty else { return "\(original)" }
    let comma = context.language.isRightToLeft ? "، " : ", "
    return
        "\(writing.target.name)\(comma)<span\(writing.tongue(office.language))>\(office.text)</span>. \(original)"
}

private func ways(_ writing: LetterStepView) -> [String] {
    let channels = writing.context.campaign.channels(of: writing.write)
    let first: [TextKey] =
        switch channels.first {
        case _ where writing.awaitsSeat: [.viaRepresentative]
        case .email: [.viaEmail, writing.target.hasAnotherWay ? .emailComesBack : .emailComesBackOnly]
        case .form: [.viaForm]
        case .post: [.viaPost]
        case .writetothem: [writing.target.isInCommons ? .viaWriteToThem : .viaRepresentative]
        case nil: []
        }
    // After mail, the other channels serve only when the mail comes back, and are not listed here.
    let others: [TextKey] =
        channels.first == .email ? [] : channels.dropFirst().compactMap { $0 == .post ? .viaPost : nil }
    return (first + others).map { writing.text($0) }
}
