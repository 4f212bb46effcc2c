import Domain

extension DeliveryFilter {
    func name(_ text: DeskText) -> String {
        let key: DeskTextKey =
            switch self {
            case .inDoubt: .tabInDoubt
            case .refused: .tabRefused
            case .deferred: .tabDeferred
            case .queued: .tabQueued
            case .sending: .tabSending
            case .accepted: .tabAccepted
            case .handedOver: .tabHandedOver
            case .offered: .tabOffered
            case .all: .tabAll
            }
        return text(key)
    }

    /// What the state means, in one sentence. Nil for all deliveries.
    func meaning(_ text: DeskText) -> String? {
        switch self {
        case .inDoubt: nil
        case .refused: text(.meaningRefused)
        case .deferred: text(.meaningDeferred, counting: Int(RetryRules.givesUpAfter / 86_400))
        case .queued: text(.meaningQueued)
        case .sending: text(.meaningSending)
        case .accepted: text(.meaningAccepted)
        case .handedOver: text(.meaningHandedOver)
        case .offered: text(.meaningOffered)
        case .all: nil
        }
    }

    /// Returns the name with the number: "Refused 35".
    func label(_ count: CappedCount?, _ text: DeskText) -> String {
        guard let count else { return name(text) }
        let number = text.shared.number(count.number)
        return text(count.isMore ? .tabMore : .tabCount, ["tab": name(text), "count": number])
    }
}

extension Delivery {
    /// The state. One that waits for a reader, or for the end of a switch, is told as held.
    func html(_ text: DeskText) -> HTML {
        if isHeld { return "<strong>\(text(.oneHeld))</strong>" }
        let isSpam = state == .refused && reply?.takesForSpam == true
        return isSpam ? "<strong>\(text(.oneRefusedAsSpam))</strong>" : state.html(text)
    }
}

extension Delivery.State {
    func html(_ text: DeskText) -> HTML {
        let key: DeskTextKey =
            switch self {
            case .offered: .oneOffered
            case .queued: .tabQueued
            case .sending: .tabSending
            case .deferred: .oneDeferred
            case .accepted, .settled: .oneAccepted
            case .refused: .oneRefused
            case .inDoubt: .tabInDoubt
            case .handedOver: .oneHandedOver
            }
        return self == .inDoubt
            ? "<strong class=\"bad\">\(text(key))</strong>" : "<strong>\(text(key))</strong>"
    }
}

extension Channel {
    func way(_ text: DeskText) -> String {
        switch self {
        case .email: text(.byEmail)
        case .form: text(.byForm)
        case .post: text(.byPost)
        case .writetothem: text(.byWriteToThem)
        }
    }
}

extension Reply {
    /// The reply as the server gave it, on one line. Postbag's own words are in the reader's
    /// language.
    func html(_ desk: DeskText? = nil) -> HTML {
        if let desk, code == 0, let own = OwnReply(rawValue: text) { return "\(desk(own.told))" }
        let words = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "<q>\(code == 0 ? words : "\(code) \(words)")</q>"
    }
}

extension DeliveryAttempt {
    /// What happened, in words. The words as they are stored, for an event of another version.
    func told(_ text: DeskText) -> String {
        let name = event.split(separator: "→").first.map { String($0).trimmingSpaces } ?? event
        return Self.names[name].map { text($0) } ?? resolution.map { text($0.sentence) } ?? name
    }

    /// The state after the event. Nil for a note that changes nothing.
    var state: Delivery.State? {
        let parts = event.split(separator: "→")
        return parts.count == 2 ? Delivery.State(rawValue: String(parts[1]).trimmingSpaces) : nil
    }

    private var resolution: Resolution? {
        guard event.hasPrefix("resolved: ") else { return nil }
        let name = event.dropFirst("resolved: ".count).prefix { $0 != " " }
        return Resolution(rawValue: String(name))
    }

    private static let names: [String: DeskTextKey] = [
        "claimed": .eventClaimed, "answered": .eventAnswered, "given back": .eventGivenBack,
        "taken back": .eventTakenBack, "process ended": .eventProcessEnded, "bounced": .eventBounced,
        "questioned": .eventQuestioned, "unreachable": .eventUnreachable, "quiet": .eventQuiet,
        "said to be sent": .eventSaidSent, "said to have failed": .eventSaidFailed,
        "delay": .eventDelay, "delayed": .eventDelayed, "automatic": .eventAutomatic,
        "receipt": .eventReceipt,
        "answer passed on": .eventAnswerPassed, "reply passed on": .eventReplyPassed,
        "complaint": .eventComplaint, "personal": .eventPersonal, "undecided": .eventQuestioned,
    ]
}

extension Resolution {
    /// What a person decided, as a line among the attempts.
    fileprivate var sentence: DeskTextKey {
        switch self {
        case .sent: .eventCountedSent
        case .again: .eventSentAgain
        case .drop: .eventDropped
        }
    }
}

/// Returns the choices of what may become of letters in doubt, each with its risk.
func resolutionChoices(_ text: DeskText, problem: String? = nil, several: Bool = false) -> HTML {
    let choices = Resolution.allCases.map { resolution in
        switch resolution {
        case .sent:
            DeskChoices.Choice(
                value: resolution.rawValue, label: text(.decideSent), hint: text(.decideSentHint))
        case .again:
            DeskChoices.Choice(
                value: resolution.rawValue, label: text(.decideAgain), hint: text(.decideAgainHint))
        case .drop:
            DeskChoices.Choice(
                value: resolution.rawValue, label: text(.decideDrop), hint: text(.decideDropHint))
        }
    }
    return DeskChoices(
        name: "decide", legend: text(several ? .decideSeveral : .decideOne), problem: problem,
        choices: choices, chosen: []
    ).html()
}

extension OwnReply {
    fileprivate var told: DeskTextKey {
        switch self {
        case .suspended: .ownSuspended
        case .noAddressAnyMore: .ownNoAddress
        case .seatWithoutAddress: .ownSeatWithoutAddress
        case .noLongerSits: .ownNoLongerSits
        case .leftOrWithoutAddress: .ownLeft
        case .rehearsalEnded: .ownRehearsalEnded
        case .givenUp: .ownGivenUp
        case .mailStopped: .ownMailStopped
        case .wordsRefused: .ownWordsRefused
        case .noUTF8: .ownNoUTF8
        }
    }
}
