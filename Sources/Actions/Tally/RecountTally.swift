import Domain
import Foundation
import Logging
package import Storage

extension Services {
    /// Counts the letters afresh and corrects wrong counts. Returns the corrections; there should
    /// be none. Letters are accepted and sent meanwhile.
    package func recountTally() async throws -> [CountCorrection] {
        var corrections: [CountCorrection] = []
        for queue in CountQueue.all { corrections += try await recount(queue) }
        return corrections
    }

    private func recount(_ queue: CountQueue) async throws -> [CountCorrection] {
        while true {
            let recount = try await database.read { try $0.counts.recount(queue) }
            if try await database.write({ try $0.counts.correct(recount) }) { return recount.corrections }
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
