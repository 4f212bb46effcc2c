extension Schema {
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
        ) STRICT
        """
}
