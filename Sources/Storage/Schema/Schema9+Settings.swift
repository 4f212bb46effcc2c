extension Schema {
    /// - `mail_server`: the mail server that is set at the desk, one row at most.
    /// - `mail_server.revision`: grows with each change, so that every process notices.
    /// - `mail_server.is_on`: 0 while the site rehearses all the same.
    /// - `mail_server.password`: encrypted with the installation's key. Empty for none.
    /// - `mail_server.site`: the site for which it was set. A copy of the data sends nothing.
    static let ninthSettings = """
        CREATE TABLE mail_server (
            id INT64 NOT NULL PRIMARY KEY CHECK (id = 1),
            revision INT64 NOT NULL,
            is_on INT64 NOT NULL,
            host TEXT NOT NULL,
            port INT64 NOT NULL,
            login TEXT NOT NULL,
            password BYTES NOT NULL,
            sender TEXT NOT NULL,
            site TEXT NOT NULL,
            changed_at INT64 NOT NULL,
            changed_by TEXT NOT NULL
        ) STRICT
        """
}
