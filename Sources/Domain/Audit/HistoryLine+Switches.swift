extension Switch.Name {
    /// Reads the detail of an audit entry: the name, and on a second line the reason.
    init?(detail: String) {
        self.init(rawValue: String(detail.prefix { $0 != "\n" }))
    }

    /// Returns the reason in the detail of an audit entry. "" for none.
    package static func note(detail: String) -> String {
        String(detail.drop { $0 != "\n" }.dropFirst())
    }

    var turnedOn: DeskTextKey {
        switch self {
        case .readOnly: .didReadOnly
        case .closed: .didClose
        case .paused: .didPause
        case .letters: .didStopLetters
        case .sending: .didStopSending
        case .code: .didDemandCode
        case .words: .didHoldWords
        }
    }

    var turnedOff: DeskTextKey {
        switch self {
        case .readOnly: .didEndReadOnly
        case .closed: .didReopen
        case .paused: .didResume
        case .letters: .didTakeLetters
        case .sending: .didResumeSending
        case .code: .didEndCode
        case .words: .didEndHolding
        }
    }
}
