package import Domain
import Storage

extension DeskOverview {
    /// Counts the letters that a new text or a switch concerns.
    /// - Parameter slug: nil for all campaigns of the site.
    package func concernedLetters(of slug: String?) async throws -> ConcernedLetters {
        let rehearsal = services.rehearsal
        return try await services.database.read { connection in
            var concerned = ConcernedLetters()
            let all = try connection.counts.letters(in: LetterStatus.allCases, rehearsal: rehearsal)
            let letters = slug.map { [$0: all[$0] ?? [:]] } ?? all
            for counts in letters.values { concerned.add(counts) }
            let held = try letters.keys.map {
                try connection.letterWords.count(
                    of: $0, rehearsal: rehearsal, .held, upTo: CappedCount.most + 1)
            }
            concerned.held = CappedCount(upToLimit: held.reduce(0, +))
            concerned.unconfirmed = try connection.letters.unconfirmed(of: slug ?? "", rehearsal: rehearsal)
            return concerned
        }
    }
}
