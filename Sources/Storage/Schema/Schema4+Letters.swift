extension Schema {
    /// Every unconfirmed letter has a deadline from the moment of writing. `postponed`: the one confirmation
    /// for an address and a campaign that waits for another day. `code_attempt`: tries at codes, by address
    /// and day. A code that no mail has carried is no code. `octets`: what a letter takes of the disk with all that belongs to it, about. Those that wait when this
    /// version comes are guessed.
    static let fourthLetters = """
        ALTER TABLE letter ADD COLUMN octets INT64 NOT NULL DEFAULT 0;
        UPDATE letter SET octets = 1000 + 2 * length(words) WHERE stage = 'written';
        CREATE INDEX letter_unconfirmed ON letter (id, octets) WHERE stage = 'written';

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

        INSERT INTO deadline (letter_id, at) SELECT id, written_at + 604800000 FROM letter
        WHERE stage = 'written' AND NOT EXISTS (SELECT 1 FROM deadline WHERE letter_id = letter.id);

        UPDATE letter SET code = NULL WHERE code IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM mail WHERE letter_id = letter.id AND state IN ('sending', 'sent', 'in_doubt'))
        """
}
