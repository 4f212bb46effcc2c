extension Schema {
    /// The exchange between a letter's writer and the office.
    /// - `passed_answer`: one mail that was passed on, or is about to be. `id` is that of the
    ///   outbox message. Deleted with the letter's text.
    /// - `side`: who wrote, writer or office.
    /// - `received_id`: the mail that came in. Its content is erased once it is passed on.
    /// - `sender`: where an answer to it goes. `recipient`: where it goes; empty for the writer.
    /// - `origin`: the Message-ID of the mail that came in. NULL for none.
    /// - `words`: a keyed hash of what the sender wrote, so that a loop ends. NULL for no words.
    static let tenthRelay = """
        CREATE TABLE passed_answer (
            id INT64 NOT NULL PRIMARY KEY,
            letter_id INT64 NOT NULL,
            side TEXT NOT NULL,
            received_id INT64 NOT NULL,
            sender TEXT NOT NULL,
            recipient TEXT NOT NULL,
            origin TEXT,
            words BYTES,
            at INT64 NOT NULL
        ) STRICT;
        CREATE INDEX passed_answer_letter ON passed_answer (letter_id, id)
        """
}
