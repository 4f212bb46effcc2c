extension Schema {
    /// New columns and tables for letters. Removes the codes that no mail has carried.
    /// - `octets`: about how much disk space a letter takes, with all that belongs to it. Estimated
    ///   for unconfirmed letters that exist already.
    /// - `letter_unconfirmed`: finds the unconfirmed letters whose time is over, and adds up their
    ///   octets.
    /// - `postponed`: the one confirmation for an address and a campaign that waits for another
    ///   day.
    /// - `code_attempt`: attempts at codes, by address and day.
    static let fourthLetters = """
        ALTER TABLE letter ADD COLUMN octets INT64 NOT NULL DEFAULT 0;
        UPDATE letter SET octets = 1000 + 2 * length(words) WHERE stage = 'written';
        CREATE INDEX letter_unconfirmed ON letter (written_at, octets) WHERE stage = 'written';

        CREATE TABLE postponed (
            address BYTES NOT NULL,
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            mail_id INT64 NOT NULL,
            day TEXT NOT NULL,
            PRIMARY KEY (address, campaign, rehearsal)
        ) STRICT;

        CREATE TABLE code_attempt (
            address BYTES NOT NULL,
            day TEXT NOT NULL,
            attempts INT64 NOT NULL,
            PRIMARY KEY (address, day)
        ) STRICT;

        UPDATE letter SET code = NULL WHERE code IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM mail WHERE letter_id = letter.id AND state IN ('sending', 'sent', 'in_doubt'))
        """
}
