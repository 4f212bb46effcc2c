extension Schema {
    /// - `taken_mail`: a mail that was recorded, so that it is recorded once, however often it
    ///   comes.
    /// - `taken_mail.digest`: SHA-256 of the letter's id and the mail.
    static let tenthDoors = """
        CREATE TABLE taken_mail (
            digest BYTES NOT NULL PRIMARY KEY,
            taken_at INT64 NOT NULL
        ) STRICT;

        CREATE INDEX taken_mail_taken_at ON taken_mail (taken_at)
        """
}
