import Domain
import Foundation
import Logging
import Storage

extension Database {
    /// Counts the letters afresh. Letters are accepted and sent meanwhile. `correct` stores what
    /// was found, and returns false when another recount was faster. Returns the corrections; there
    /// should be none.
    func recount(
        _ queues: [CountQueue] = CountQueue.all, _ correct: (Recount) async throws -> Bool
    ) async throws -> [CountCorrection] {
        var corrections: [CountCorrection] = []
        for queue in queues {
            var recount = try await read { try $0.counts.recount(queue) }
            while try await !correct(recount) { recount = try await read { try $0.counts.recount(queue) } }
            corrections += recount.corrections
        }
        return corrections
    }
}

extension Services {
    var recount: RecountTally { RecountTally(services: self) }
}

/// Counts again what is counted as it happens, and corrects what was wrong.
struct RecountTally: Sendable {
    let services: Services

    /// Counts the letters afresh and corrects wrong counts.
    func tally() async throws -> [CountCorrection] {
        try await services.database.recount { recount in
            try await services.database.write { try $0.counts.correct(recount) }
        }
    }

    /// Counts the desk's figures afresh. Returns how many were wrong. The first time, these are all
    /// figures of the letters that were there before.
    func figures() async throws -> Int {
        try await services.database.recount([.figures]) { recount in
            try await services.database.write { try $0.counts.correct(recount) }
        }.count
    }

    /// Counts the desk's figures for the first time, of the letters of an earlier version.
    func firstFigures() async throws {
        guard try await services.database.read({ try !$0.counts.hasRecounted(.figures) }) else { return }
        _ = try await figures()
    }

    /// Recounts once a night, in one of the processes.
    @Sendable func nightly() async throws {
        try await firstFigures()
        let night = Day(services.environment.now().addingTimeInterval(-2 * 3_600))
        guard try await services.database.write({ try $0.counts.beginRecount(on: night) }) else { return }
        let corrections = try await tally()
        for correction in corrections {
            services.logger.error(
                "the count was wrong and is corrected",
                metadata: [
                    "campaign": "\(correction.campaign)", "subject": "\(correction.subject)",
                    "measure": "\(correction.measure)",
                    "rehearsal": "\(correction.rehearsal)", "by": "\(correction.delta)",
                ])
        }
        if corrections.isEmpty { services.logger.notice("recounted: the count was right") }
        let wrong = try await figures()
        if wrong > 0 {
            services.logger.error(
                "figures of the desk were wrong and are corrected", metadata: ["wrong": "\(wrong)"])
        }
    }
}
