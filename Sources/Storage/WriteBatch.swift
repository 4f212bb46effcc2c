package import Domain

/// What one letter writes, as a value: no reads, so that many can share one commit.
package struct WriteBatch: Sendable {
    package var statements: [Statement]
    /// Counted once for the whole batch.
    package var counts: [TallyKey: Int]

    package init(_ statements: [Statement], counts: [TallyKey: Int] = [:]) {
        self.statements = statements
        self.counts = counts
    }

    /// The id of what it is about: the first argument of its first statement.
    var key: Int64 { if case .int(let id) = statements.first?.arguments.first { id } else { 0 } }
}

/// Too many intakes wait to be committed: the visitor is asked to try again in a moment.
package struct Overloaded: Error {
    package init() {}
}

/// What must be counted, by name.
package struct TallyKey: Hashable, Sendable {
    package var campaign: String
    package var rehearsal: Bool
    /// "" for what belongs to the whole campaign.
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
    /// Every count of the batch, added up.
    var counts: [TallyKey: Int] {
        reduce(into: [:]) { sum, intake in sum.merge(intake.counts, uniquingKeysWith: +) }
    }
}
