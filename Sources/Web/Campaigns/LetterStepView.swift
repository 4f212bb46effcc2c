import Domain

/// One writing step as a page shows it: its target, its letter, the way it goes.
struct LetterStepView: Sendable {
    let context: PageContext
    let step: Step
    let write: Step.Write
    let target: Target
    let original: Language
    let letter: SuggestedLetter
    /// The way that is used; nil when the target has none of the step's ways.
    let channel: Channel?
    /// The browser has proved who writes: signing confirms.
    let proved: Bool
    /// Of a letter to a representative.
    let seat: SeatView?
    /// What is known of the writer already.
    var known = LetterForm()

    /// nil for a step that is not a writing one. With a draft, the letter is filled in. Throws for
    /// a text that `postbag campaign check` refuses.
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

    /// The target as running text speaks of it.
    var targetName: String { target.name.isEmpty ? text(.representative) : target.name }

    var emailHint: TextKey {
        proved ? .emailHintProved : isMailed || awaitsSeat ? .emailHintShared : .emailHintKept
    }

    /// Who that is, and how they are reached, is known only from where the writer lives.
    var awaitsSeat: Bool { isToMember && seat == nil }

    /// What follows when the button is pressed, under it.
    var untilThen: String {
        let unproved: TextKey =
            awaitsSeat ? .nothingYetMember : isMailed ? .nothingYetEmail : .nothingYetOther
        return text(proved ? .nothingYetProved : unproved, ["target": targetName])
    }

    var asksForGender: Bool { letter.asksForGender }

    /// The reading beside the original, where there is one.
    var reading: Language? { letter.languages.first { $0 != original } }

    func name(of language: Language) -> String { context.language.name(of: language) }

    /// `lang`, and `dir` where it differs from the page's, for a text in `language`.
    func tongue(_ language: Language) -> HTML { languageAttributes(language, on: context.language) }
}

/// `lang`, and `dir` where it differs, for a text in `language` on a page in another; nothing for
/// the page's own.
func languageAttributes(_ language: Language, on page: Language) -> HTML {
    guard language != page else { return "" }
    return
        " lang=\"\(language.tag)\"\(if: language.isRightToLeft != page.isRightToLeft, " dir=\"\(language.direction)\"")"
}
