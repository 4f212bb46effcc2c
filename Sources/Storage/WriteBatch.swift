package import Domain

/// The statements and counts that one letter writes, as a value. Contains no reads, so that many
/// write batches can share one commit.
package struct WriteBatch: Sendable {
    package var statements: [Statement]
    /// Changes to the tally. They are added up and written once for all write batches of a commit.
    package var counts: [TallyKey: Int]

    package init(_ statements: [Statement], counts: [TallyKey: Int] = [:]) {
        self.statements = statements
        self.counts = counts
    }

    /// The id of the letter or other row that the statements change: the first argument of the
    /// first statement.
    var key: Int64 { if case .int(let id) = statements.first?.arguments.first { id } else { 0 } }
}

/// Thrown when too many write batches wait for their commit. The visitor is asked to try again in a
/// moment.
package struct Overloaded: Error {
    package init() {}
}

/// The name of one count of the tally.
package struct TallyKey: Hashable, Sendable {
    package var campaign: String
    package var rehearsal: Bool
    /// "" for counts of the whole campaign.
    package var target: String
    package var measure: Measure

    package enum Measure: Hashable, Sendable {
        case supporters, written, ownWords
        case status(LetterStatus)

        package var name: String {
            switch self {
            case .supporters: "supporters"
            case .written: "written"
            case .ownWords: "own_words"
            case .status(let status): status.rawValue
            }
        }
    }

    package init(campaign: String, rehearsal: Bool, target: String = "", _ measure: Measure) {
        self.campaign = campaign
        self.rehearsal = rehearsal
        self.target = target
        self.measure = measure
    }
}

extension [WriteBatch] {
    /// The counts of all write batches, added up.
    var counts: [TallyKey: Int] {
        reduce(into: [:]) { sum, intake in sum.merge(intake.counts, uniquingKeysWith: +) }
    }
}
