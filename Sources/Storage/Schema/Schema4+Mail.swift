extension Schema {
    /// `received_mail`: what came in and a person may have to read, for 28 days. `state`: open, waiting (for its letter) or done.
    static let fourthMail = """
        CREATE TABLE received_mail (
            id INT64 NOT NULL PRIMARY KEY,
            letter_id INT64,
            kind TEXT NOT NULL,
            state TEXT NOT NULL,
            attempt INT64 NOT NULL,
            why TEXT NOT NULL,
            reply_code INT64 NOT NULL,
            reply_text TEXT NOT NULL,
            received_at INT64 NOT NULL,
            content BYTES NOT NULL
        ) STRICT;
        CREATE INDEX received_mail_at ON received_mail (received_at);
        CREATE INDEX received_mail_waiting ON received_mail (id) WHERE state = 'waiting'
        """
}
