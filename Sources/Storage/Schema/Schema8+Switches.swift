extension Schema {
    /// - `switch`: the switches that are on, and the states of campaigns: `paused`, `closed`.
    /// - `switch.scope`: the slug of a campaign, or '' for the whole site.
    /// - `switch.off_at`: NULL where it stays on.
    /// - `switch.account_id`: NULL for the command line.
    /// - `switch.told`: what visitors read, as a JSON object by language.
    /// - `delivery_held`: the deliveries that a switch holds, which are due in the year 9999.
    static let eighthSwitches = """
        CREATE TABLE switch (
            scope TEXT NOT NULL,
            name TEXT NOT NULL,
            since INT64 NOT NULL,
            off_at INT64,
            account_id INT64,
            turned_by TEXT NOT NULL,
            note TEXT NOT NULL,
            told TEXT NOT NULL,
            PRIMARY KEY (scope, name)
        ) STRICT;

        CREATE INDEX delivery_held ON delivery (campaign, letter_id) WHERE due_at = 253370764800000
        """
}
