package import Domain

/// The band at the head of every page of the desk while a switch is on.
package struct SwitchBand: Sendable {
    package let cause: Switch
    /// The path of the page with the switch. Nil for an account that may not turn it.
    package let path: String?

    package init(cause: Switch, path: String?) { (self.cause, self.path) = (cause, path) }

    func html(_ context: DeskPageContext) -> HTML {
        let text = context.text
        return """
            <p class="rehearsal">\(text.told(cause, cause.name.band))\
            \(path.map { " <a href=\"\($0)\">\(text(.railSwitches))</a>" as HTML })</p>
            """
    }
}

extension DeskText {
    /// Returns since when a switch is on, by whom and why.
    func told(_ cause: Switch, _ key: DeskTextKey) -> HTML {
        let arguments = ["moment": shared.moment(cause.since), "who": cause.by.isolated]
        let why: HTML = " \(self(.quoted, ["words": cause.note.isolated]))"
        return "\(marked(key, arguments))\(if: !cause.note.isEmpty, why)"
    }

    /// Returns the state into which an organiser has put a campaign.
    func standing(_ state: Switch) -> HTML {
        told(state, state.name == .closed ? .campaignClosedBy : .campaignPausedBy)
    }
}

extension Switch.Name {
    fileprivate var band: DeskTextKey {
        switch self {
        case .readOnly: .bandReadOnly
        case .letters, .closed, .paused: .bandLetters
        case .sending: .bandSending
        case .code: .bandCode
        case .words: .bandWords
        }
    }
}
