package import Domain

extension Places {
    package func representatives(of legislature: String) throws -> [Representative] {
        let sql = """
            SELECT division, name, honorific, gender, party, email, form, form_limit, post, since, until, vacant
            FROM representative WHERE legislature = $1 ORDER BY division, position
            """
        return try rows(sql, legislature).map { row in
            try Representative(
                legislature: legislature, division: row.text("division"), name: row.text("name"),
                honorific: row.optionalText("honorific"),
                gender: Gender(rawValue: row.text("gender")) ?? .other, party: row.optionalText("party"),
                email: row.optionalText("email"),
                form: row.optionalText("form").map {
                    try WebForm(url: $0, limit: row.optionalInt("form_limit").map(Int.init))
                },
                post: Lines(row.text("post")).lines, since: row.optionalText("since").flatMap { Day($0) },
                until: row.optionalText("until").flatMap { Day($0) }, isVacant: row.bool("vacant"))
        }
    }

    /// Replaces all representatives of a legislature.
    package func replaceRepresentatives(of legislature: String, with representatives: [Representative]) throws
    {
        try run("DELETE FROM representative WHERE legislature = $1", legislature)
        var positions: [String: Int] = [:]
        for member in representatives {
            positions[member.division, default: 0] += 1
            try run(
                """
                INSERT INTO representative (
                    legislature, division, position, name, honorific, gender, party, email, form, form_limit, post, since, until, vacant)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                """, legislature, member.division, positions[member.division] ?? 1, member.name,
                member.honorific, member.gender.rawValue,
                member.party, member.email, member.form?.url, member.form?.limit, Lines(member.post).text,
                member.since?.description,
                member.until?.description, member.isVacant)
        }
    }
}
