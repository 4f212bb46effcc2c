extension Signers {
    /// Returns the ids of the letters that an address has signed in a campaign, each once.
    package func letters(signedBy address: [UInt8], campaign: String, rehearsal: Bool) throws -> [Int64] {
        var ids: Set<Int64> = []
        // The key begins with the target: one look for each target, and none at other people.
        var target: String? = ""
        while let name = target {
            let found = try rows(
                """
                SELECT letter_id FROM person WHERE campaign = $1 AND rehearsal = $2 AND target = $3 AND address = $4
                """, campaign, rehearsal, name, address)
            ids.formUnion(try found.map { try $0.int("letter_id") })
            target = try row(
                """
                SELECT target FROM person WHERE campaign = $1 AND rehearsal = $2 AND target > $3
                ORDER BY target LIMIT 1
                """, campaign, rehearsal, name)?.text("target")
        }
        return ids.sorted()
    }
}
