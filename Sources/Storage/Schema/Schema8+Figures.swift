extension Schema {
    /// - `delivery_desk`: finds the deliveries of a campaign in one state, newest letter first.
    static let eighthFigures = """
        CREATE INDEX delivery_desk ON delivery (campaign, rehearsal, state, letter_id, channel)
        """
}
