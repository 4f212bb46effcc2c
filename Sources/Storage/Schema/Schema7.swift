extension Schema {
    /// Tables for drafts of campaigns at the desk, and for what is known of each version.
    /// - `draft.revision`: the newest. Numbers of a slug never repeat, also after the draft is
    ///   deleted.
    /// - `draft.made_from`: the version that the draft was made from; 0 for none.
    /// - `draft.readable_from`: older revisions are no longer whole.
    /// - `draft_file.content`: NULL where the revision deletes the file.
    /// - `draft_form`: what each open page has sent last, and the draft's revision after that.
    /// - `reading_source`: the original's paragraph that a reading's paragraph was made from.
    ///   `reading` is the hash of the reading's paragraph.
    /// - `campaign_version`: a version that was imported before this table was has no row.
    ///   `account_id` is NULL for the command line. `parts` are those of the editor, with commas.
    /// - `planned_version`: a revision that is to be published at an hour. `confirming` and
    ///   `dropping` are keys with commas. `planned_by` is a name. `failure` says why it was not
    ///   published.
    static let seventh = """
        CREATE TABLE draft (
            slug TEXT NOT NULL PRIMARY KEY,
            revision INT64 NOT NULL,
            readable_from INT64 NOT NULL,
            made_from INT64 NOT NULL,
            created_at INT64 NOT NULL,
            saved_at INT64 NOT NULL,
            account_id INT64
        ) STRICT;

        CREATE TABLE draft_file (
            slug TEXT NOT NULL,
            path TEXT NOT NULL,
            revision INT64 NOT NULL,
            content BYTES,
            saved_at INT64 NOT NULL,
            account_id INT64,
            form TEXT NOT NULL,
            PRIMARY KEY (slug, path, revision)
        ) STRICT;
        CREATE INDEX draft_file_saved ON draft_file (slug, saved_at, revision);

        CREATE TABLE draft_form (
            slug TEXT NOT NULL,
            form TEXT NOT NULL,
            account_id INT64 NOT NULL,
            revision INT64 NOT NULL,
            number INT64 NOT NULL,
            fields BYTES NOT NULL,
            sent_at INT64 NOT NULL,
            PRIMARY KEY (slug, form, account_id)
        ) STRICT;
        CREATE INDEX draft_form_sent ON draft_form (sent_at);

        CREATE TABLE reading_source (
            slug TEXT NOT NULL,
            letter TEXT NOT NULL,
            language TEXT NOT NULL,
            reading BYTES NOT NULL,
            source BYTES NOT NULL,
            PRIMARY KEY (slug, letter, language, reading)
        ) STRICT;

        CREATE TABLE campaign_version (
            slug TEXT NOT NULL,
            version INT64 NOT NULL,
            published_at INT64 NOT NULL,
            account_id INT64,
            published_by TEXT NOT NULL,
            note TEXT NOT NULL,
            parts TEXT NOT NULL,
            PRIMARY KEY (slug, version)
        ) STRICT;

        CREATE TABLE planned_version (
            slug TEXT NOT NULL PRIMARY KEY,
            revision INT64 NOT NULL,
            over INT64 NOT NULL,
            due_at INT64 NOT NULL,
            account_id INT64 NOT NULL,
            planned_by TEXT NOT NULL,
            note TEXT NOT NULL,
            confirming TEXT NOT NULL,
            dropping TEXT NOT NULL,
            failed_at INT64,
            failure TEXT
        ) STRICT
        """
}
