extension Schema {
    /// `hidden`: not on the first page. `first_imported_at`: of what was imported before, the
    /// newest version's time.
    static let fourthCampaigns = """
        ALTER TABLE campaign ADD COLUMN hidden INT64 NOT NULL DEFAULT 0;
        ALTER TABLE campaign ADD COLUMN first_imported_at INT64 NOT NULL DEFAULT 0;
        UPDATE campaign SET first_imported_at = imported_at
        """
}
