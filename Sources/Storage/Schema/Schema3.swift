extension Schema {
    /// Tables for places: legislatures, their divisions and members, and each imported table with
    /// its source.
    /// - `version` grows with every change of the legislature, so that a running process knows what
    ///   to read again.
    /// - `content` is the index of codes, or the map.
    /// - `delivery.seat` is the division, for a letter to its representative.
    /// - `area` is "" for countries, else the legislature of the division in `place`.
    static let third = """
        CREATE TABLE legislature (
            key TEXT NOT NULL PRIMARY KEY,
            country TEXT NOT NULL,
            name TEXT NOT NULL,
            post TEXT NOT NULL,
            dissolved_until TEXT,
            version INT64 NOT NULL
        ) STRICT;

        CREATE TABLE place_table (
            legislature TEXT NOT NULL,
            part TEXT NOT NULL,
            source TEXT NOT NULL,
            licence TEXT NOT NULL,
            dated TEXT NOT NULL,
            imported_at INT64 NOT NULL,
            digest TEXT NOT NULL,
            content BYTES NOT NULL,
            PRIMARY KEY (legislature, part)
        ) STRICT;

        CREATE TABLE division (
            legislature TEXT NOT NULL,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            names TEXT NOT NULL,
            ocd TEXT,
            PRIMARY KEY (legislature, code)
        ) STRICT;

        CREATE TABLE representative (
            legislature TEXT NOT NULL,
            division TEXT NOT NULL,
            position INT64 NOT NULL,
            name TEXT NOT NULL,
            honorific TEXT,
            gender TEXT NOT NULL,
            party TEXT,
            email TEXT,
            form TEXT,
            form_limit INT64,
            post TEXT NOT NULL,
            since TEXT,
            until TEXT,
            vacant INT64 NOT NULL,
            PRIMARY KEY (legislature, division, position)
        ) STRICT;

        CREATE TABLE letter_detail (
            letter_id INT64 NOT NULL PRIMARY KEY,
            needs_help INT64 NOT NULL,
            did TEXT NOT NULL,
            place_house TEXT,
            place_division TEXT,
            place_name TEXT,
            seat_house TEXT,
            seat_division TEXT,
            seat_name TEXT,
            member_name TEXT,
            member_honorific TEXT,
            member_gender TEXT,
            member_email TEXT
        ) STRICT;

        ALTER TABLE delivery ADD COLUMN seat TEXT NOT NULL DEFAULT '';
        DROP INDEX delivery_due;
        CREATE INDEX delivery_due ON delivery (rehearsal, campaign, target, seat, due_at) WHERE state IN ('queued', 'deferred');

        CREATE TABLE place_change (
            id NUMBERED,
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            area TEXT NOT NULL,
            place TEXT NOT NULL,
            delta INT64 NOT NULL
        ) STRICT;

        CREATE TABLE place_count (
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            area TEXT NOT NULL,
            place TEXT NOT NULL,
            count INT64 NOT NULL,
            PRIMARY KEY (campaign, rehearsal, area, place)
        ) STRICT
        """
}
