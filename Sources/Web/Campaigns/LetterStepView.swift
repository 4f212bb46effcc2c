import Domain

/// A writing step as a page shows it: its target, its letter and its channel.
struct LetterStepView: Sendable {
    let context: PageContext
    let step: Step
    let write: Step.Write
    let target: Target
    let original: Language
    let letter: SuggestedLetter
    /// The channel that is used. Nil when the target has none of the step's channels.
    let channel: Channel?
    /// Whether the browser has proved who writes. Signing then also confirms the letter.
    let proved: Bool
    /// The seat, for a letter to a representative. Nil when the seat is not known yet, and for
    /// other targets.
    let seat: SeatView?
    /// The values of the form that are already known.
    var known = LetterForm()

    /// Makes the view of a step. Nil for a step that is not a writing step. With a draft, the
    /// letter is filled in. Throws for a letter text that `postbag campaign check` refuses.
    init?(
        _ context: PageContext, step: Step, draft: Draft? = nil, proved: Bool = false, seat: SeatView? = nil,
        did: [String]? = nil
    ) throws {
        guard let write = step.write, let target = context.campaign.target(write.target),
            let original = context.campaign.original(of: write)
        else {
            return nil
        }
        self.context = context
        self.step = step
        self.write = write
        self.target = target
        self.original = original
        self.proved = proved
        letter = try suggestedLetter(
            for: write, in: context.campaign, page: context.language, draft: draft, did: did,
            place: seat?.place)
        channel = context.campaign.channels(of: write).first
        self.seat = seat
    }

    var text: InterfaceText { context.text }

    var isToMember: Bool { target.representative != nil && write.by != [.writetothem] }

    /// Whether Postbag mails the letter itself.
    var isMailed: Bool { channel == .email }

    /// The name of the target in running text.
    var targetName: String { target.name.isEmpty ? text(.representative) : target.name }

    var emailHint: TextKey {
        proved ? .emailHintProved : isMailed || awaitsSeat ? .emailHintShared : .emailHintKept
    }

    /// Whether the seat is still to be found. Only the writer's place tells who the representative
    /// is and how to reach them.
    var awaitsSeat: Bool { isToMember && seat == nil }

    /// The sentence below the button: what happens when the visitor presses it.
    var untilThen: String {
        let unproved: TextKey =
            awaitsSeat ? .nothingYetMember : isMailed ? .nothingYetEmail : .nothingYetOther
        return text(proved ? .nothingYetProved : unproved, ["target": targetName])
    }

    var asksForGender: Bool { letter.asksForGender }

    /// The language of the reading beside the original. Nil when there is no reading.
    var reading: Language? { letter.languages.first { $0 != original } }

    func name(of language: Language) -> String { context.language.name(of: language) }

    /// Returns `lang`, and `dir` where it differs from the page's, for a text in `language`.
    func tongue(_ language: Language) -> HTML { languageAttributes(language, on: context.language) }
}

/// Returns `lang`, and `dir` where it differs, for a text in `language` on a page in another. Empty
/// when the page has the same language.
func languageAttributes(_ language: Language, on page: Language) -> HTML {
    guard language != page else { return "" }
    return
        " lang=\"\(language.tag)\"\(if: language.isRightToLeft != page.isRightToLeft, " dir=\"\(language.direction)\"")"
}
