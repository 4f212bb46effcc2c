package import Domain

/// The search over own words. Both engines compare the words that Swift has folded, and none of
/// their own making.
extension LetterWords {
    /// Returns the letters of a campaign that have all words of a query, the newest first. The
    /// search knows a letter some seconds after it was confirmed.
    package func search(
        _ query: String, in campaign: String, rehearsal: Bool, _ standing: WordsStanding, before: Int64,
        limit: Int
    ) throws -> [Int64] {
        let words = FoldedWords.of(query).prefix(WordsRules.searchedWords)
        let all = [Self.mark(campaign, rehearsal, standing)] + words
        return try rows(Self.searching(dialect), dialect.query(all), before, limit).map {
            try $0.int("letter_id")
        }
    }

    static func searching(_ dialect: Dialect) -> String {
        let condition = dialect.searching.replacing("NAME", with: "letter_words_search")
        return """
            SELECT rowid AS letter_id FROM letter_words_search WHERE \(condition) AND rowid < $2
            ORDER BY rowid DESC LIMIT $3
            """
    }

    /// A word that says where a letter stands, so that no search reads those of other campaigns. No
    /// word of a text has its signs.
    private static func mark(_ campaign: String, _ rehearsal: Bool, _ standing: WordsStanding) -> String {
        let scope = campaign.replacing("-", with: "\u{B7}")
        return "\u{A7}\(scope)\u{A7}\(rehearsal ? "1" : "0")\u{A7}\(standing.rawValue)"
    }

    /// Tells the search of the letters that it does not know yet, or not where they stand.
    /// Returns how many it looked at.
    package func index(limit: Int) throws -> Int {
        let found = try rows(Self.unsearched, limit)
        for row in found {
            let letter = try row.int("letter_id")
            // Somebody has the letter locked, and may erase its words.
            guard let stored = try connection.letters.skippingLocked(letter) else { continue }
            guard !stored.letter.draft.words.isEmpty else {
                try delete(letter)
                continue
            }
            let standing = try find(letter)?.standing ?? .gone
            let mark = Self.mark(stored.letter.campaign, stored.letter.rehearsal, standing)
            let words = Set(FoldedWords.of(stored.letter.draft.words)).sorted()
            try run("DELETE FROM letter_words_search WHERE rowid = $1", letter)
            try run(
                "INSERT INTO letter_words_search (rowid, words) \(dialect.searchableValues)", letter,
                ([mark] + words).joined(separator: " "))
            try run("UPDATE letter_words SET searched = 1 WHERE letter_id = $1", letter)
        }
        return found.count
    }

    /// Whether there is anything that the search does not know.
    package func lacksIndex() throws -> Bool {
        try !rows(Self.unsearched, 1).isEmpty
            || row("SELECT campaign FROM letter_words_behind LIMIT 1") != nil
    }

    static let unsearched =
        "SELECT letter_id FROM letter_words WHERE searched = 0 LIMIT $1"

    /// Adds rows for letters that were confirmed before this version, in a campaign that has such
    /// letters. Returns whether there may be more.
    package func catchUp(limit: Int) throws -> Bool {
        guard let behind = try row("SELECT * FROM letter_words_behind ORDER BY campaign, rehearsal LIMIT 1")
        else { return false }
        let (campaign, rehearsal) = try (behind.text("campaign"), behind.bool("rehearsal"))
        let found = try rows(
            Letters.confirmedPage("id, has_words"), campaign, rehearsal, behind.int("after_letter"), limit)
        for row in found where try row.bool("has_words") {
            try run(
                """
                INSERT INTO letter_words (letter_id, campaign, rehearsal, standing, why, reason, searched)
                VALUES ($1, $2, $3, 'gone', '', '', 0) ON CONFLICT DO NOTHING
                """, row.int("id"), campaign, rehearsal)
        }
        let key = "campaign = $1 AND rehearsal = $2"
        if let last = try found.last?.int("id"), found.count == limit {
            try run(
                "UPDATE letter_words_behind SET after_letter = $3 WHERE \(key)", campaign, rehearsal, last)
        } else {
            try run("DELETE FROM letter_words_behind WHERE \(key)", campaign, rehearsal)
        }
        return true
    }
}

extension Dialect {
    /// Returns the text of a query for rows that have all these words.
    fileprivate func query(_ words: [String]) -> String {
        let quote: Character = hasManyWriters ? "'" : "\""
        let quoted = words.map { word in
            "\(quote)\(word.replacing(String(quote), with: "\(quote)\(quote)"))\(quote)"
        }
        return quoted.joined(separator: hasManyWriters ? " & " : " AND ")
    }
}
