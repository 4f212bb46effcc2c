extension Schema {
    /// Tables for mail holds and received mail.
    /// - `received_mail`: received mail that a person may have to read, for 28 days.
    /// - `state`: open, waiting (for its letter) or done.
    /// - `digest`: hash of the letter and the content, so that a mail is stored once.
    static let fourthMail = """
        CREATE TABLE mail_hold (
            rehearsal INT64 NOT NULL,
            sender TEXT NOT NULL,
            since INT64 NOT NULL,
            probe_at INT64 NOT NULL,
            probes INT64 NOT NULL,
            turned_back INT64 NOT NULL,
            is_run INT64 NOT NULL,
            reply_code INT64 NOT NULL,
            reply_text TEXT NOT NULL,
            PRIMARY KEY (rehearsal, sender)
        ) STRICT;

        CREATE TABLE mail_slowdown (
            rehearsal INT64 NOT NULL PRIMARY KEY,
            at INT64 NOT NULL,
            until INT64 NOT NULL,
            pause INT64 NOT NULL,
            has_gone INT64 NOT NULL,
            reply_code INT64 NOT NULL,
            reply_text TEXT NOT NULL
        ) STRICT;

        CREATE TABLE refusal_run (
            rehearsal INT64 NOT NULL,
            sender TEXT NOT NULL,
            id INT64 NOT NULL,
            recipient BYTES NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (rehearsal, sender, id)
        ) STRICT;

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
            octets INT64 NOT NULL,
            digest BYTES NOT NULL UNIQUE,
            content BYTES NOT NULL,
            forward_at INT64,
            forwarded_at INT64
        ) STRICT;
        CREATE INDEX received_mail_forward ON received_mail (forward_at) WHERE forward_at IS NOT NULL;
        CREATE INDEX received_mail_forwarded ON received_mail (forwarded_at) WHERE forwarded_at IS NOT NULL;
        CREATE INDEX received_mail_letter ON received_mail (letter_id, octets);
        CREATE INDEX received_mail_open ON received_mail (kind) WHERE state = 'open';
        CREATE INDEX received_mail_at ON received_mail (received_at);
        CREATE INDEX received_mail_waiting ON received_mail (id) WHERE state = 'waiting'
        """
}
