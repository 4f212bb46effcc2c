import Domain

/// Returns the list of what happens after signing, in order.
func whatHappensNext(_ writing: LetterStepView) -> HTML {
    let text = writing.text
    return """
        <aside class="story" aria-labelledby="next">
        <h3 id="next">\(text(.nextHeading))</h3>
        <ol>
        \(states(writing).map { "<li>\(text($0))</li>\n" as HTML })</ol>
        </aside>
        """
}

private func states(_ writing: LetterStepView) -> [TextKey] {
    let sending: [TextKey] =
        switch writing.channel {
        case _ where writing.awaitsSeat: [.nextMember]
        case .email: [.nextTurn, .nextTold]
        case .post: [.nextPost]
        default: [.nextForm]
        }
    return (writing.proved ? [] : [.nextConfirm]) + sending
        + (writing.context.campaign.steps.count > 1 ? [.nextSteps] : [])
}
