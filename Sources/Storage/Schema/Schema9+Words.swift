extension Schema {
    /// Tables for own words that are read before they go.
    /// - `letter_words`: a row for each confirmed letter with own words, until they are erased.
    /// - `letter_words.why`: why they are held. '' for words that are not held.
    /// - `letter_words.decided_at`: when somebody last decided. NULL: nobody has.
    /// - `letter_words.reason`: what their writer read of a refusal.
    /// - `letter_words.searched`: 1 once the search knows the words where they stand.
    /// - `letter_words_behind`: campaigns whose letters of before this version have no rows yet,
    ///   with the last letter that was looked at.
    /// - `letter_words_forgotten`: the last day on which the search's index was rewritten, without
    ///   what was erased.
    /// - `words_policy.policy`: a `WordsPolicy`, as JSON.
    static let ninthWords = """
        CREATE TABLE letter_words (
            letter_id INT64 NOT NULL PRIMARY KEY,
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            standing TEXT NOT NULL,
            why TEXT NOT NULL,
            decided_at INT64,
            reason TEXT NOT NULL,
            searched INT64 NOT NULL
        ) STRICT;
        CREATE INDEX letter_words_listed ON letter_words (campaign, rehearsal, standing, letter_id);
        CREATE INDEX letter_words_unsearched ON letter_words (letter_id) WHERE searched = 0;

        SEARCHABLE letter_words_search;

        CREATE TABLE letter_words_forgotten (
            day TEXT NOT NULL PRIMARY KEY,
            is_done INT64 NOT NULL
        ) STRICT;

        CREATE TABLE words_policy (
            campaign TEXT NOT NULL PRIMARY KEY,
            policy TEXT NOT NULL
        ) STRICT;

        CREATE TABLE letter_words_behind (
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            after_letter INT64 NOT NULL,
            PRIMARY KEY (campaign, rehearsal)
        ) STRICT;
        INSERT INTO letter_words_behind SELECT DISTINCT slug, 0, 0 FROM campaign;
        INSERT INTO letter_words_behind SELECT DISTINCT slug, 1, 0 FROM campaign
        """
}
