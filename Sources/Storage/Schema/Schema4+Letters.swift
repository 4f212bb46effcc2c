extension Schema {
    /// `octets`: about what a letter takes of the disk, with all that belongs to it. For
    /// unconfirmed letters that are there already it is guessed. `letter_unconfirmed`: finds the
    /// unconfirmed letters whose time is over, and adds up their octets. `postponed`: the one
    /// confirmation for an address and a campaign that waits for another day. `code_attempt`: tries
    /// at codes, by address and day. A code that no mail has carried is removed.
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
