package import Domain
package import Foundation

extension CountQueue {
    package static let tally = CountQueue(
        sums: "tally", changes: "tally_change", what: ("target", "measure"),
        afresh: [
            "SELECT campaign, rehearsal, target, 'written' AS measure, COUNT(*) AS n FROM letter GROUP BY campaign, rehearsal, target",
            """
            SELECT campaign, rehearsal, target, standing, COUNT(*) FROM letter WHERE stage = 'confirmed' AND standing IS NOT NULL
            GROUP BY campaign, rehearsal, target, standing
            """,
            """
            SELECT campaign, rehearsal, '', 'own_words', COUNT(*) FROM letter WHERE stage = 'confirmed' AND has_words = 1
            GROUP BY campaign, rehearsal
            """,
            "SELECT campaign, rehearsal, '', 'supporters', COUNT(*) FROM person WHERE target = '' GROUP BY campaign, rehearsal",
            "SELECT campaign, rehearsal, target, measure, count FROM tally_base",
        ])
}

extension TallyKey: Counted {
    static let queue = CountQueue.tally
    var what: (String, String) { (target, measure.name) }
}

/// The published counts, and what has changed since they were aggregated.
package struct Counts: DataAccess {
    let connection: any Connection

    /// Stores changes of the count in the same transaction as their cause.
    package func count(_ changes: [TallyKey: Int]) throws { try note(changes) }

    /// Returns the tally as of this transaction.
    package func tally(of campaign: String, rehearsal: Bool, asOf now: Date) throws -> Tally {
        var tally = Tally(asOf: now, rehearsal: rehearsal)
        for (what, n) in try counts(.tally, of: campaign, rehearsal: rehearsal) {
            tally.add(measure: what.1, target: what.0, n)
        }
        tally.suspended = try connection.suspensions.all(rehearsal: rehearsal)
        tally.refusals = try connection.refusals.current(of: campaign, rehearsal: rehearsal)
        return tally
    }

    /// Keeps a letter counted when a recount can no longer see it. Adds one to `tally_base`.
    func keepCounted(_ measure: TallyKey.Measure, of letter: Int64, target: String) throws {
        try run(
            """
            INSERT INTO tally_base (campaign, rehearsal, target, measure, count)
            SELECT campaign, rehearsal, \(target), $2, 1 FROM letter WHERE id = $1
            ON CONFLICT (campaign, rehearsal, target, measure) DO UPDATE SET count = tally_base.count + 1
            """, letter, measure.name)
    }
}

extension Tally {
    fileprivate mutating func add(measure: String, target: String, _ n: Int) {
        switch measure {
        case "supporters": supporters += n
        case "own_words": ownWords += n
        case "written":
            letters.written += n
            targets[target, default: Counts()].written += n
        default:
            guard let status = LetterStatus(rawValue: measure) else { return }
            letters.byStatus[status, default: 0] += n
            targets[target, default: Counts()].byStatus[status, default: 0] += n
        }
    }
}
