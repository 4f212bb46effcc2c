import Domain
import Foundation
import Logging
import Storage

extension Database {
    /// Counts the letters afresh. Letters are accepted and sent meanwhile. `correct` stores what
    /// was found, and returns false when another recount was faster. Returns the corrections; there
    /// should be none.
    func recount(_ correct: (Recount) async throws -> Bool) async throws -> [CountCorrection] {
        var corrections: [CountCorrection] = []
        for queue in CountQueue.all {
            var recount = try await read { try $0.counts.recount(queue) }
            while try await !correct(recount) { recount = try await read { try $0.counts.recount(queue) } }
            corrections += recount.corrections
        }
        return corrections
    }
}

extension Services {
    /// Counts the letters afresh and corrects wrong counts.
    func recountTally() async throws -> [CountCorrection] {
        try await database.recount { recount in
            try await database.write { try $0.counts.correct(recount) }
        }
    }

    /// Recounts once a night, in one of the processes.
    func recountNightly() async throws {
        let night = Day(environment.now().addingTimeInterval(-2 * 3_600))
        guard try await database.write({ try $0.counts.beginRecount(on: night) }) else { return }
        let corrections = try await recountTally()
        for correction in corrections {
            logger.error(
                "the count was wrong and is corrected",
                metadata: [
                    "campaign": "\(correction.campaign)", "subject": "\(correction.subject)",
                    "measure": "\(correction.measure)",
                    "rehearsal": "\(correction.rehearsal)", "by": "\(correction.delta)",
                ])
        }
        if corrections.isEmpty { logger.notice("recounted: the count was right") }
    }
}
