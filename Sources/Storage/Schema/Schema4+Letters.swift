extension Schema {
    /// `octets`: what a letter takes of the disk with all that belongs to it, about. Those that wait when this
    /// version comes are guessed.
    static let fourthLetters = """
        ALTER TABLE letter ADD COLUMN octets INT64 NOT NULL DEFAULT 0;
        UPDATE letter SET octets = 1000 + 2 * length(words) WHERE stage = 'written';
        CREATE INDEX letter_unconfirmed ON letter (id, octets) WHERE stage = 'written'
        """
}
