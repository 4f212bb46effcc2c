extension Schema {
    /// The first version. Ids are in the order of time and made by the process that writes. Times
    /// are milliseconds since 1970; hashes are SHA-256 or HMAC-SHA-256.
    static let first = """
        CREATE TABLE secret (
            name TEXT NOT NULL PRIMARY KEY,
            value BYTES NOT NULL
        ) STRICT;

        CREATE TABLE campaign (
            slug TEXT NOT NULL PRIMARY KEY,
            version INT64 NOT NULL,
            imported_at INT64 NOT NULL
        ) STRICT;

        CREATE TABLE campaign_file (
            slug TEXT NOT NULL,
            version INT64 NOT NULL,
            path TEXT NOT NULL,
            content BYTES NOT NULL,
            PRIMARY KEY (slug, version, path)
        ) STRICT;

        CREATE TABLE letter (
            id INT64 NOT NULL PRIMARY KEY,
            campaign TEXT NOT NULL,
            campaign_version INT64 NOT NULL,
            step TEXT NOT NULL,
            target TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            language TEXT NOT NULL,
            name TEXT NOT NULL,
            email TEXT NOT NULL,
            country TEXT NOT NULL,
            postcode TEXT NOT NULL,
            address TEXT NOT NULL,
            writer TEXT NOT NULL,
            words TEXT NOT NULL,
            own_only INT64 NOT NULL,
            leave_out TEXT NOT NULL,
            updates INT64 NOT NULL,
            consent TEXT NOT NULL,
            browser BYTES NOT NULL,
            proved INT64 NOT NULL,
            stage TEXT NOT NULL,
            standing TEXT,
            written_at INT64 NOT NULL,
            confirmed_at INT64,
            dropped_at INT64,
            erased_at INT64,
            code BYTES,
            code_attempts INT64 NOT NULL DEFAULT 0,
            resends INT64 NOT NULL DEFAULT 0,
            disowned_by BYTES
        ) STRICT;

        CREATE TABLE person (
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            target TEXT NOT NULL,
            address BYTES NOT NULL,
            name BYTES NOT NULL,
            postcode BYTES NOT NULL,
            letter_id INT64 NOT NULL,
            PRIMARY KEY (campaign, rehearsal, target, address, name)
        ) STRICT;

        CREATE TABLE mail (
            id INT64 NOT NULL PRIMARY KEY,
            letter_id INT64 NOT NULL,
            kind TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            state TEXT NOT NULL,
            due_at INT64 NOT NULL,
            queued_at INT64 NOT NULL,
            attempts INT64 NOT NULL DEFAULT 0,
            worker TEXT,
            secret BYTES,
            reply_code INT64,
            reply_text TEXT
        ) STRICT;
        CREATE INDEX mail_due ON mail (rehearsal, due_at) WHERE state = 'queued';
        CREATE INDEX mail_letter ON mail (letter_id);
        CREATE INDEX mail_sending ON mail (worker) WHERE state = 'sending';

        CREATE TABLE deadline (
            letter_id INT64 NOT NULL PRIMARY KEY,
            at INT64 NOT NULL
        ) STRICT;
        CREATE INDEX deadline_at ON deadline (at);

        CREATE TABLE mailed_today (
            address BYTES NOT NULL,
            day TEXT NOT NULL,
            mails INT64 NOT NULL,
            PRIMARY KEY (address, day)
        ) STRICT;

        CREATE TABLE mute (
            campaign TEXT NOT NULL,
            address BYTES NOT NULL,
            until INT64 NOT NULL,
            PRIMARY KEY (campaign, address)
        ) STRICT;

        CREATE TABLE proof (
            id INT64 NOT NULL PRIMARY KEY,
            secret BYTES NOT NULL,
            letter_id INT64 NOT NULL,
            expires_at INT64 NOT NULL
        ) STRICT;

        CREATE TABLE delivery (
            letter_id INT64 NOT NULL,
            channel TEXT NOT NULL,
            campaign TEXT NOT NULL,
            target TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            state TEXT NOT NULL,
            attempts INT64 NOT NULL,
            queued_at INT64 NOT NULL,
            due_at INT64 NOT NULL,
            changed_at INT64 NOT NULL,
            worker TEXT,
            reply_code INT64,
            reply_text TEXT,
            PRIMARY KEY (letter_id, channel)
        ) STRICT;
        CREATE INDEX delivery_due ON delivery (rehearsal, campaign, target, due_at) WHERE state IN ('queued', 'deferred');
        CREATE INDEX delivery_sending ON delivery (worker) WHERE state = 'sending';
        CREATE INDEX delivery_accepted ON delivery (changed_at) WHERE state = 'accepted';
        CREATE INDEX delivery_in_doubt ON delivery (changed_at) WHERE state = 'in_doubt';

        CREATE TABLE attempt (
            letter_id INT64 NOT NULL,
            channel TEXT NOT NULL,
            at INT64 NOT NULL,
            event TEXT NOT NULL,
            reply_code INT64,
            reply_text TEXT,
            PRIMARY KEY (letter_id, channel, at, event)
        ) STRICT;

        CREATE TABLE pace (
            destination TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            next_at INT64 NOT NULL,
            PRIMARY KEY (destination, rehearsal)
        ) STRICT;

        CREATE TABLE tally_change (
            id NUMBERED,
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            target TEXT NOT NULL,
            measure TEXT NOT NULL,
            delta INT64 NOT NULL
        ) STRICT;

        CREATE TABLE tally (
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            target TEXT NOT NULL,
            measure TEXT NOT NULL,
            count INT64 NOT NULL,
            PRIMARY KEY (campaign, rehearsal, target, measure)
        ) STRICT;
        """
}
