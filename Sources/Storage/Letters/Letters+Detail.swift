package import Domain

extension Statement {
    /// Returns the statement that inserts the data that only some letters have. This data is a
    /// place, an addressee, a wish for help or steps done before. Nil for a letter that has none of
    /// them.
    package static func insertDetail(of letter: Letter) -> Statement? {
        let (draft, place, to) = (letter.draft, letter.place, letter.addressee)
        guard place != nil || to != nil || draft.needsHelp || !draft.did.isEmpty else { return nil }
        return Statement(
            """
            INSERT INTO letter_detail (letter_id, needs_help, did, place_house, place_division, place_name, seat_house, seat_division, seat_name,
                member_name, member_honorific, member_gender, member_email)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """, letter.id, draft.needsHelp, draft.did.joined(separator: ","), place?.legislature,
            place?.division, place?.name,
            to?.seat.legislature, to?.seat.division, to?.seat.name, to?.name, to?.honorific,
            to?.gender.rawValue, to?.email)
    }
}

extension Letters {
    /// Sets the place of a letter's writer, who chose another seat.
    package func setPlace(_ place: LetterPlace, of letter: Letter) throws {
        // An erased letter keeps its row, without content.
        let known = try run(
            "UPDATE letter_detail SET place_house = $1, place_division = $2, place_name = $3 WHERE letter_id = $4",
            place.legislature,
            place.division, place.name, letter.id)
        guard known == 0 else { return }
        var placed = letter
        placed.place = place
        if let statement = Statement.insertDetail(of: placed) { try run(statement) }
    }
}

extension LetterPlace {
    /// Reads a place from a row.
    /// - Parameter prefix: `place` or `seat`.
    init?(_ row: Row, _ prefix: String) throws {
        guard let legislature = try row.optionalText(prefix + "_house"),
            let division = try row.optionalText(prefix + "_division")
        else { return nil }
        self.init(
            legislature: legislature, division: division,
            name: try row.optionalText(prefix + "_name") ?? division)
    }
}

extension Addressee {
    init?(_ row: Row) throws {
        guard let seat = try LetterPlace(row, "seat") else { return nil }
        try self.init(
            seat: seat, name: row.optionalText("member_name") ?? "",
            honorific: row.optionalText("member_honorific"),
            gender: row.optionalText("member_gender").flatMap(Gender.init) ?? .other,
            email: row.optionalText("member_email"))
    }
}
