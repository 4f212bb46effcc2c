package import Foundation

/// The public count of a campaign.
package struct Tally: Sendable, Equatable {
    package var supporters = 0
    package var letters = Counts()
    package var targets: [String: Counts] = [:]
    package var asOf: Date
    package var rehearsal: Bool
    /// The number of confirmed letters with own words.
    package var ownWords = 0
    /// Addresses of the campaign's targets that get no letters at present.
    package var suspended: [AddressSuspension] = []
    /// Targets whose mail server has refused the newest letters.
    package var refusals: [TargetRefusal] = []

    package init(asOf: Date, rehearsal: Bool) {
        self.asOf = asOf
        self.rehearsal = rehearsal
    }

    /// The number of letters by status. Each letter counts once among the six statuses.
    package struct Counts: Sendable, Equatable {
        package var written = 0
        package var byStatus: [LetterStatus: Int] = [:]

        package init() {}

        package subscript(status: LetterStatus) -> Int { byStatus[status, default: 0] }
        package var confirmed: Int { byStatus.values.reduce(0, +) }
    }
}

/// The best known status of a confirmed letter. The raw values are those of `tally.json`.
package enum LetterStatus: String, Sendable, CaseIterable {
    case offered, onItsWay = "on_its_way", inDoubt = "in_doubt", accepted, handedOver = "handed_over", refused
}
