extension Schema {
    /// - `site_identity`: what readers see of the site, one row at most.
    /// - `site_identity.name`: "" for none.
    /// - `site_identity.contact`: an e-mail address. "" for none.
    static let ninthSite = """
        CREATE TABLE site_identity (
            id INT64 NOT NULL PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL,
            contact TEXT NOT NULL
        ) STRICT
        """
}
