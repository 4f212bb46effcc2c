extension Schema {
    /// Addresses of targets that take no letters.
    /// - `address_bounce`: letters that came back because the address does not exist. Rows older
    ///   than `SuspensionRules.within` do not count.
    /// - `suspended_address`: nothing is sent to the address until an organiser lifts this.
    ///   `campaign` and `target` are those of the letter that led to it.
    /// - `refused_letter`: letters that a mail server refused by its rules, for 28 days. `left_at`:
    ///   when the letter first left.
    /// - `address` is in lower case.
    static let tenthBounces = """
        CREATE TABLE address_bounce (
            address TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            letter_id INT64 NOT NULL,
            at INT64 NOT NULL,
            PRIMARY KEY (address, rehearsal, letter_id)
        ) STRICT;
        CREATE INDEX address_bounce_at ON address_bounce (at);
        CREATE TABLE suspended_address (
            address TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            reason TEXT NOT NULL,
            since INT64 NOT NULL,
            campaign TEXT NOT NULL,
            target TEXT NOT NULL,
            PRIMARY KEY (address, rehearsal)
        ) STRICT;
        CREATE TABLE refused_letter (
            letter_id INT64 NOT NULL PRIMARY KEY,
            campaign TEXT NOT NULL,
            target TEXT NOT NULL,
            seat TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            left_at INT64 NOT NULL,
            at INT64 NOT NULL
        ) STRICT;
        CREATE INDEX refused_letter_target ON refused_letter (campaign, rehearsal, target, seat, left_at)
        """
}
