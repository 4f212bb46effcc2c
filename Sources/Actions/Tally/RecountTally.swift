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
    /// Counts the letters afresh and corrects wrong counts.
    func recountTally() async throws -> [CountCorrection] {
        try await database.recount { recount in
            try await database.write { try $0.counts.correct(recount) }
        }
    }

    /// Counts the desk's figures afresh. Returns how many were wrong. The first time, these are all
    /// figures of the letters that were there before.
    func recountFigures() async throws -> Int {
        try await database.recount([.figures]) { recount in
            try await database.write { try $0.counts.correct(recount) }
        }.count
    }

    /// Counts the desk's figures for the first time, of the letters of an earlier version.
    func countFirstFigures() async throws {
        guard try await database.read({ try !$0.counts.hasRecounted(.figures) }) else { return }
        _ = try await recountFigures()
    }

    /// Recounts once a night, in one of the processes.
    func recountNightly() async throws {
        try await countFirstFigures()
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
        let figures = try await recountFigures()
        if figures > 0 {
            logger.error(
                "figures of the desk were wrong and are corrected", metadata: ["wrong": "\(figures)"])
        }
    }
}
