extension Schema {
    /// Tables for several processes:
    /// - `tally_base`: counts that a recount can no longer find in the letters.
    /// - `chore`: which nightly tasks were done.
    /// - `numbering`: numbers for processes.
    /// - `spending`: what visitors spent.
    static let second = """
        CREATE TABLE tally_base (
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            target TEXT NOT NULL,
            measure TEXT NOT NULL,
            count INT64 NOT NULL,
            PRIMARY KEY (campaign, rehearsal, target, measure)
        ) STRICT;

        INSERT INTO tally_base (campaign, rehearsal, target, measure, count)
        SELECT campaign, rehearsal, target, measure, CAST(SUM(n) AS BIGINT) FROM (
            SELECT campaign, rehearsal, target, measure, count AS n FROM tally
            UNION ALL SELECT campaign, rehearsal, target, measure, delta FROM tally_change
            UNION ALL SELECT campaign, rehearsal, target, 'written', -1 FROM letter
            UNION ALL SELECT campaign, rehearsal, '', 'own_words', -1 FROM letter WHERE stage = 'confirmed' AND words <> ''
        ) AS known WHERE measure IN ('written', 'own_words') GROUP BY campaign, rehearsal, target, measure HAVING SUM(n) <> 0;

        CREATE TABLE chore (
            name TEXT NOT NULL PRIMARY KEY,
            day TEXT NOT NULL,
            number INT64 NOT NULL
        ) STRICT;

        CREATE TABLE numbering (
            name TEXT NOT NULL PRIMARY KEY,
            last INT64 NOT NULL
        ) STRICT;

        CREATE TABLE spending (
            network BYTES NOT NULL PRIMARY KEY,
            spent INT64 NOT NULL,
            at INT64 NOT NULL
        ) STRICT;
        CREATE INDEX spending_at ON spending (at);
        """
}
