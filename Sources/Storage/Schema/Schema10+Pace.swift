extension Schema {
    /// Columns for turns and for digests.
    /// - `pace.last_campaign`: the campaign that sent the last letter to the address. '' for none.
    /// - `pace.digest`: how the office at the address asked to get its letters. NULL: it did not.
    /// - `delivery.digest`: the digest with which the letter was last sent. NULL: as a mail of its
    ///   own, or not yet.
    static let tenthPace = """
        ALTER TABLE pace ADD COLUMN last_campaign TEXT NOT NULL DEFAULT '';
        ALTER TABLE pace ADD COLUMN digest TEXT;
        ALTER TABLE delivery ADD COLUMN digest INT64;
        CREATE INDEX delivery_digest ON delivery (digest) WHERE digest IS NOT NULL
        """
}
