extension Schema {
    /// New columns of `mail`, for mails that belong to no letter. Adding a column that may be NULL
    /// rewrites no row in either engine. SQLite could drop NOT NULL from `letter_id` only by
    /// copying the table, so that such a mail has 0 there: no letter has this id.
    /// - `recipient`, `language`, `arguments`: where the mail goes and what it says, until it is
    ///   sent or given up. `arguments` is JSON.
    static let fifthOutbox = """
        ALTER TABLE mail ADD COLUMN recipient TEXT;
        ALTER TABLE mail ADD COLUMN language TEXT;
        ALTER TABLE mail ADD COLUMN arguments TEXT;
        CREATE INDEX mail_without_letter ON mail (letter_id, queued_at) WHERE letter_id = 0
        """
}
