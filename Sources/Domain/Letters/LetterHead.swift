/// What of a letter decides how its deliveries count. Its text, which is long, is left out.
package struct LetterHead: Sendable, Equatable {
    package var id: Int64
    package var campaign: String
    package var target: String
    package var rehearsal: Bool
    package var stage: Letter.Stage
    package var standing: Standing?
    /// Whether its writer can still be told something: not once it is erased.
    package var hasAddress: Bool

    package init(id: Int64, campaign: String, target: String, rehearsal: Bool, stage: Letter.Stage, standing: Standing?, hasAddress: Bool) {
        self.id = id
        self.campaign = campaign
        self.target = target
        self.rehearsal = rehearsal
        self.stage = stage
        self.standing = standing
        self.hasAddress = hasAddress
    }
}

extension Letter {
    package var head: LetterHead {
        LetterHead(
            id: id, campaign: campaign, target: target, rehearsal: rehearsal, stage: stage, standing: standing, hasAddress: !draft.email.isEmpty)
    }
}
