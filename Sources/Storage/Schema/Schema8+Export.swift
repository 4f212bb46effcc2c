extension Schema {
    /// - `letter_confirmed`: finds the letters of a campaign in the order of their ids.
    static let eighthExport = """
        CREATE INDEX letter_confirmed ON letter (campaign, rehearsal, id) WHERE stage = 'confirmed'
        """
}
