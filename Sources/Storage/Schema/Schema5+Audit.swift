extension Schema {
    /// The table `audit`: what operators and organisers have changed.
    /// - `number`: from 1, without gaps.
    /// - `campaign`: the slug of the campaign that the change is about; NULL for none.
    static let fifthAudit = """
        CREATE TABLE audit (
            number INT64 NOT NULL PRIMARY KEY,
            at INT64 NOT NULL,
            actor_kind TEXT NOT NULL,
            actor_name TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            campaign TEXT,
            detail TEXT NOT NULL
        ) STRICT
        """
}
