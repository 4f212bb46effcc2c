extension Schema {
    /// Tables for the desk: who may sign in, as what, and where they are signed in.
    /// - `account.address`: keyed hash of the normalised address.
    /// - `account.first`: 1 for the first account and NULL for all others, so that only one
    ///   account can become the first one.
    /// - `account.used_at`: NULL for somebody who has never signed in.
    /// - `membership.languages`: the languages of a translator, with commas.
    /// - `sign_in.id`: the id of the mail. An address without an account has a row, too, so that
    ///   nobody learns who has one.
    /// - `sign_in.browser`: hash of the secret of the browser that asked.
    /// - `invitation.id`: the id in its link, and of the mail that has the link.
    /// - `invitation.campaign`: '' for an owner of the site, whose role is `owner`.
    /// - `invitation.secret`: hash of the secret of a printed link. NULL when a mail has the link.
    /// - `invitation.sender_id`: the account that sent it. NULL for the command line.
    /// - `day_start`: the supporters that a campaign had when the day began.
    /// - `audit.account_id`: the account that acted. NULL for the command line.
    static let sixth = """
        CREATE TABLE account (
            id INT64 NOT NULL PRIMARY KEY,
            address BYTES NOT NULL UNIQUE,
            email TEXT NOT NULL,
            name TEXT NOT NULL,
            is_owner INT64 NOT NULL,
            used_at INT64,
            first INT64 UNIQUE,
            created_at INT64 NOT NULL
        ) STRICT;

        CREATE TABLE membership (
            account_id INT64 NOT NULL,
            campaign TEXT NOT NULL,
            role TEXT NOT NULL,
            languages TEXT NOT NULL,
            PRIMARY KEY (account_id, campaign)
        ) STRICT;
        CREATE INDEX membership_campaign ON membership (campaign);

        CREATE TABLE desk_session (
            id INT64 NOT NULL PRIMARY KEY,
            secret BYTES NOT NULL,
            account_id INT64 NOT NULL,
            device TEXT NOT NULL,
            created_at INT64 NOT NULL,
            used_at INT64 NOT NULL,
            proved_at INT64 NOT NULL
        ) STRICT;
        CREATE INDEX desk_session_account ON desk_session (account_id);

        CREATE TABLE sign_in (
            id INT64 NOT NULL PRIMARY KEY,
            account_id INT64,
            address BYTES NOT NULL,
            browser BYTES NOT NULL,
            attempts INT64 NOT NULL,
            asked_at INT64 NOT NULL,
            used_at INT64
        ) STRICT;
        CREATE INDEX sign_in_address ON sign_in (address, asked_at);
        CREATE INDEX sign_in_browser ON sign_in (browser);

        CREATE TABLE invitation (
            id INT64 NOT NULL PRIMARY KEY,
            address BYTES NOT NULL,
            email TEXT NOT NULL,
            campaign TEXT NOT NULL,
            role TEXT NOT NULL,
            languages TEXT NOT NULL,
            secret BYTES,
            sender_id INT64,
            sender TEXT,
            sent_at INT64 NOT NULL,
            UNIQUE (address, campaign)
        ) STRICT;

        CREATE TABLE day_start (
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            day TEXT NOT NULL,
            supporters INT64 NOT NULL,
            PRIMARY KEY (campaign, rehearsal)
        ) STRICT;

        ALTER TABLE audit ADD COLUMN account_id INT64;
        CREATE INDEX audit_campaign ON audit (campaign, number)
        """
}
