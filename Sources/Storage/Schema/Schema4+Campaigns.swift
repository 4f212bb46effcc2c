extension Schema {
    /// New columns of `campaign`.
    /// - `hidden`: the campaign is left out of the first page.
    /// - `first_imported_at`: for older campaigns, the time of the newest version.
    static let fourthCampaigns = """
        ALTER TABLE campaign ADD COLUMN hidden INT64 NOT NULL DEFAULT 0;
        ALTER TABLE campaign ADD COLUMN first_imported_at INT64 NOT NULL DEFAULT 0;
        UPDATE campaign SET first_imported_at = imported_at
        """
}
