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
        guard !words.isEmpty else { return [] }
        let asked = dialect.query([Self.mark(campaign, rehearsal, standing)] + words)
        if dialect.hasManyWriters {
            let newest = try rows(
                Self.searchingNewest, campaign, rehearsal, standing.rawValue, before, asked, limit)
            if newest.count == limit { return try newest.map { try $0.int("letter_id") } }
        }
        let sql = dialect.hasManyWriters ? Self.searchingAll : Self.searchingInOrder
        return try rows(sql, asked, before, limit).map { try $0.int("letter_id") }
    }

    /// SQLite reads the matches in the order of their rows, so that it stops early.
    static let searchingInOrder = """
        SELECT rowid AS letter_id FROM letter_words_search
        WHERE letter_words_search MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3
        """

    /// PostgreSQL finds all matches before it sorts them. A common word is found here, among the
    /// newest letters.
    static let searchingNewest = """
        SELECT letter_id FROM (
            SELECT letter_id FROM letter_words
            WHERE campaign = $1 AND rehearsal = $2 AND standing = $3 AND letter_id < $4
            ORDER BY letter_id DESC LIMIT 10000
        ) AS newest
        WHERE (SELECT terms FROM letter_words_search WHERE rowid = newest.letter_id) @@ CAST($5 AS tsquery)
        ORDER BY letter_id DESC LIMIT $6
        """

    /// With a sum in place of `rowid`, PostgreSQL cannot read all rows in their order instead.
    static let searchingAll = """
        SELECT rowid AS letter_id FROM letter_words_search
        WHERE terms @@ CAST($1 AS tsquery) AND rowid + 0 < $2 ORDER BY rowid + 0 DESC LIMIT $3
        """

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
                "INSERT INTO letter_words_search (rowid, terms) \(dialect.searchableValues)", letter,
                ([mark] + words).joined(separator: " "))
            // Where it stands may have changed meanwhile. It is then looked at again.
            try run(
                "UPDATE letter_words SET searched = 1 WHERE letter_id = $1 AND standing = $2", letter,
                standing.rawValue)
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

    /// Rewrites a part of the search's index, once a day all of it, so that nothing of erased words
    /// stays in the file. Returns whether there is more to do today. PostgreSQL does so itself.
    package func forgetErased(on day: Day) throws -> Bool {
        guard !dialect.hasManyWriters else { return false }
        let row = try row("SELECT day, is_done FROM letter_words_forgotten")
        let isNew = try row?.text("day") != day.description
        guard try isNew || row?.bool("is_done") == false else { return false }
        let before = try changes()
        try run(
            "INSERT INTO letter_words_search (letter_words_search, rank) VALUES ('merge', $1)",
            isNew ? -Self.mergedPages : Self.mergedPages)
        let isDone = try !isNew && changes() - before < 2
        try run("DELETE FROM letter_words_forgotten")
        try run("INSERT INTO letter_words_forgotten (day, is_done) VALUES ($1, $2)", day.description, isDone)
        return !isDone
    }

    private static let mergedPages = 500

    private func changes() throws -> Int64 { try row("SELECT total_changes() AS n")?.int("n") ?? 0 }

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
