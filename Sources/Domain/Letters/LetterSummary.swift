/// The values of a letter that decide how its deliveries count. The long text is left out.
package struct LetterSummary: Sendable, Equatable {
    package var id: Int64
    package var campaign: String
    package var target: String
    package var rehearsal: Bool
    package var state: Letter.State
    package var status: LetterStatus?
    /// Whether the writer can still get mail. False once the address is erased.
    package var hasAddress: Bool

    package init(
        id: Int64, campaign: String, target: String, rehearsal: Bool, state: Letter.State,
        status: LetterStatus?, hasAddress: Bool
    ) {
        self.id = id
        self.campaign = campaign
        self.target = target
        self.rehearsal = rehearsal
        self.state = state
        self.status = status
        self.hasAddress = hasAddress
    }
}

extension Letter {
    package var head: LetterSummary {
        LetterSummary(
            id: id, campaign: campaign, target: target, rehearsal: rehearsal, state: state, status: status,
            hasAddress: !draft.email.isEmpty)
    }
}
