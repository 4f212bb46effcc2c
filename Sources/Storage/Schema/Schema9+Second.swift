extension Schema {
    /// - `second_factor.secret`: encrypted with the installation's key.
    /// - `second_factor.session_id`: the session that saw the secret.
    /// - `second_factor.active_at`: NULL until one right code was typed.
    /// - `second_factor.last_step`: the step of the last code that was taken.
    /// - `recovery_code.hash`: keyed hash. A code that is used has no row.
    /// - `half_sign_in`: browsers that gave the mail's proof, and owe the second one. `browser` is
    ///   the hash of the browser's secret. `invitation_id` is the one they accept with it.
    /// - `second_demand`: one row while everybody needs a second proof.
    /// - `desk_session.has_second`: 1 where the person gave the second proof.
    static let ninthSecond = """
        CREATE TABLE second_factor (
            account_id INT64 NOT NULL PRIMARY KEY,
            secret BYTES NOT NULL,
            begun_at INT64 NOT NULL,
            active_at INT64,
            last_step INT64 NOT NULL,
            failures INT64 NOT NULL,
            waits_until INT64 NOT NULL,
            session_id INT64 NOT NULL
        ) STRICT;

        CREATE TABLE recovery_code (
            account_id INT64 NOT NULL,
            hash BYTES NOT NULL,
            PRIMARY KEY (account_id, hash)
        ) STRICT;

        CREATE TABLE half_sign_in (
            browser BYTES NOT NULL PRIMARY KEY,
            account_id INT64 NOT NULL,
            invitation_id INT64,
            begun_at INT64 NOT NULL
        ) STRICT;
        CREATE INDEX half_sign_in_account ON half_sign_in (account_id);

        CREATE TABLE second_demand (
            id INT64 NOT NULL PRIMARY KEY,
            since INT64 NOT NULL
        ) STRICT;

        ALTER TABLE desk_session ADD COLUMN has_second INT64 NOT NULL DEFAULT 0
        """
}
