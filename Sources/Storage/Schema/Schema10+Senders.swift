extension Schema {
    /// The holds and slowdowns of each mail server, where there are several.
    /// - `mail_hold.relay`, `mail_slowdown.relay`: the name of the mail server. "" where an earlier
    ///   version has written the row: that ends when a worker starts.
    /// - `refusal_run.relay`: the mail server that refused. Runs that had begun are forgotten.
    /// - `mail_stop`: one row while an owner holds all mail.
    static let tenthSenders = """
        ALTER TABLE mail_hold RENAME TO old_mail_hold;
        CREATE TABLE mail_hold (
            rehearsal INT64 NOT NULL,
            relay TEXT NOT NULL,
            sender TEXT NOT NULL,
            since INT64 NOT NULL,
            probe_at INT64 NOT NULL,
            probes INT64 NOT NULL,
            turned_back INT64 NOT NULL,
            is_run INT64 NOT NULL,
            reply_code INT64 NOT NULL,
            reply_text TEXT NOT NULL,
            PRIMARY KEY (rehearsal, relay, sender)
        ) STRICT;
        INSERT INTO mail_hold (rehearsal, relay, sender, since, probe_at, probes, turned_back, is_run,
            reply_code, reply_text)
        SELECT rehearsal, '', sender, since, probe_at, probes, turned_back, is_run, reply_code, reply_text
        FROM old_mail_hold;
        DROP TABLE old_mail_hold;

        ALTER TABLE mail_slowdown RENAME TO old_mail_slowdown;
        CREATE TABLE mail_slowdown (
            rehearsal INT64 NOT NULL,
            relay TEXT NOT NULL,
            at INT64 NOT NULL,
            until INT64 NOT NULL,
            pause INT64 NOT NULL,
            has_gone INT64 NOT NULL,
            reply_code INT64 NOT NULL,
            reply_text TEXT NOT NULL,
            PRIMARY KEY (rehearsal, relay)
        ) STRICT;
        INSERT INTO mail_slowdown (rehearsal, relay, at, until, pause, has_gone, reply_code, reply_text)
        SELECT rehearsal, '', at, until, pause, has_gone, reply_code, reply_text FROM old_mail_slowdown;
        DROP TABLE old_mail_slowdown;

        DROP TABLE refusal_run;
        CREATE TABLE refusal_run (
            rehearsal INT64 NOT NULL,
            relay TEXT NOT NULL,
            sender TEXT NOT NULL,
            id INT64 NOT NULL,
            recipient BYTES NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (rehearsal, relay, sender, id)
        ) STRICT;

        CREATE TABLE mail_stop (
            rehearsal INT64 NOT NULL PRIMARY KEY,
            since INT64 NOT NULL,
            stopped_by TEXT NOT NULL
        ) STRICT
        """
}
