package import Domain
import Storage

/// A cache of which own words each campaign holds. `refresh` reads the policies anew; maintenance
/// does so each second.
package final class WordsPolicyCache: Sendable {
    private let database: Database
    private let reading = LatestReading([String: WordsReader]())

    init(database: Database) { self.database = database }

    /// Returns the policy of a campaign, ready to read letters. Nothing is held by one that nobody
    /// has set.
    package func reader(_ slug: String) -> WordsReader {
        reading.value[slug] ?? WordsReader(WordsPolicy())
    }

    package func refresh() async throws {
        try await reading.renew {
            let policies = try await database.read { try $0.letterWords.policies() }
            let known = reading.value
            return known.mapValues(\.policy) == policies ? known : policies.mapValues(WordsReader.init)
        }
    }
}

extension Services {
    /// Returns why a letter waits for a reader. Nil for one that goes at once.
    /// - Parameter atItsTurn: whether a switch holds it, too.
    func reason(toHold letter: Letter, atItsTurn: Bool = false) -> WordsHold? {
        guard !letter.draft.words.isEmpty else { return nil }
        let languages = campaigns.newest(letter.campaign)?.campaign.languages ?? []
        let why = wordsPolicies.reader(letter.campaign).reason(
            toHold: letter.draft.words, among: languages + [letter.draft.language])
        return why ?? (atItsTurn && switches.holds(.words, in: letter.campaign) ? .switched : nil)
    }

    /// Whether own words of the campaign may have to wait.
    func mayHoldWords(in slug: String) -> Bool {
        wordsPolicies.reader(slug).policy.hold != .nothing || switches.holds(.words, in: slug)
    }

    /// Whether the letter waits for somebody to read its own words.
    package func isHeldForReader(_ letter: Letter) async throws -> Bool {
        guard !letter.draft.words.isEmpty, letter.state == .confirmed else { return false }
        return try await database.read { try $0.letterWords.find(letter.id)?.standing == .held }
    }
}
