package import Domain

extension Letters {
    /// Returns the counts by division, then by the member's name. For operators: reads every letter
    /// of the campaign.
    package func byMember(of campaign: String, rehearsal: Bool) throws -> [MemberCount] {
        try rows(
            """
            SELECT seat_division, MAX(seat_name) AS seat, member_name, COUNT(*) AS letters,
                CAST(SUM(CASE WHEN standing = 'accepted' THEN 1 ELSE 0 END) AS BIGINT) AS accepted
            FROM letter JOIN letter_detail ON letter_detail.letter_id = letter.id
            WHERE campaign = $1 AND rehearsal = $2 AND stage = 'confirmed' AND seat_division IS NOT NULL
            GROUP BY seat_division, member_name ORDER BY seat_division, member_name
            """, campaign, rehearsal
        ).map {
            try MemberCount(
                division: $0.text("seat_division"), divisionName: $0.optionalText("seat") ?? "",
                name: $0.optionalText("member_name") ?? "",
                letters: Int($0.int("letters")), accepted: Int($0.int("accepted")))
        }
    }
}
