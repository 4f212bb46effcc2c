package import Domain

/// Returns the page after confirming: thanks, the true count and the next steps.
/// - Parameter done: keys of further writing steps that this visitor has confirmed.
/// - Parameter isRead: whether the letter waits for somebody to read its own words.
/// - Parameter leaves: the sentence that says when the letter leaves. Nil where nobody can know.
/// - Parameter seats: by step, the seat of the member to whom it writes.
package func thanksPage(
    _ context: PageContext, letter: Letter, token: String, composed: ComposedLetter, tally: Tally,
    done: Set<String> = [],
    seats: [String: SeatView] = [:], told: Handover? = nil, isMailHeld: Bool = false,
    isRead: Bool = false, leaves: String? = nil
) -> HTML {
    let held = SignedLetterView(context: context, letter: letter, token: token, composed: composed)
    let (slug, links, text) = (context.campaign.slug, context.links, context.text)
    return layout(
        title: text(.thanksTitle), context: context,
        options: LayoutOptions(narrow: false, path: { links.thanks(slug, $0) }),
        main: """
            \(held.note(told))
            <div class="split">
            <div>
            <p class="dateline">\(text(.thanksConfirmedOn, ["date": text.day(letter.confirmedAt ?? context.now)]))</p>
            <h1>\(text(.thanksHeading, ["name": letter.draft.name]))</h1>
            <p class="lead"><strong>\(text(.thanksCount, counting: max(1, tally.supporters)))</strong></p>
            \(if: isMailHeld && held.waitsForMail, "<p class=\"note\">\(text(.thanksHeld))</p>")
            <p class="lead">\(isRead ? held.waitsForReader : held.whatHappens) \
            \(if: leaves != nil && !isMailHeld && !isRead && held.waitsForMail, "\(leaves ?? "") ")\
            \(if: !held.rehearsal, "\(text(.thanksCopy))")</p>
            </div>
            \(held.postmarkedEnvelope)
            </div>
            <section aria-labelledby="more">
            <h2 id="more">\(text(.stepsTitle))</h2>
            <p class="lead">\(text(.stepsLead))</p>
            <ol class="path">
            \(NextSteps(held: held, done: done, seats: seats).items)</ol>
            \(forgetMe(context))
            </section>
            """)
}

extension SignedLetterView {
    fileprivate var status: LetterStatus {
        letter.status ?? (channels.first == .email ? .onItsWay : .offered)
    }

    fileprivate var waitsForMail: Bool { status == .onItsWay && channels.first == .email }

    fileprivate var waitsForReader: String {
        text(.thanksRead, ["target": targetName, "organiser": campaign.publisher.name])
    }

    fileprivate var whatHappens: String {
        if rehearsal && channels.first == .email && letter.status != .handedOver {
            return text(.thanksRehearsal, ["target": targetName])
        }
        let key: TextKey =
            switch status {
            case .onItsWay: .thanksOnItsWay
            case .accepted: .thanksAccepted
            case .inDoubt: .thanksInDoubt
            case .refused:
                channels.contains { $0 == .form || $0 == .post } ? .thanksRefused : .thanksRefusedOnly
            case .offered: .thanksOffered
            case .handedOver: .thanksHandedOver
            }
        return text(key, ["target": targetName])
    }

    fileprivate var postmarkedEnvelope: HTML {
        return """
            <div class="envelope">
            \(postmarked(context.now, letter.confirmedAt, in: context.language))
            <p class="small soft"><bdi>\(letter.draft.name)</bdi><br>
            \(lines(letter.draft.addressLines(in: context.language)))</p>
            <address\(tongue(composed.language, on: text.language))>\
            \(lines(target.addressLines(in: composed.language, else: campaign.languages)))</address>
            \(if: !rehearsal, "<p class=\"small\">\(state)</p>")
            </div>
            """
    }

    private var state: String {
        switch status {
        case .onItsWay: text(.stateOnItsWay)
        case .accepted: text(.stateAccepted)
        case .inDoubt: text(.stateInDoubt)
        case .refused: text(.stateRefused)
        case .offered: text(.stateOffered)
        case .handedOver: text(.stateHandedOver)
        }
    }
}
