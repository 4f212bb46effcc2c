package import Domain
import Foundation

extension Letters {
    /// Returns the confirmed letters of a campaign after an id, in the order of their ids. `after`
    /// is 0 for the first.
    package func exported(
        of campaign: String, rehearsal: Bool, after: Int64, limit: Int, onlyNews: Bool = false,
        onlyWords: Bool = false
    ) throws -> [ExportedLetter] {
        let condition = (onlyNews ? " AND updates = 1" : "") + (onlyWords ? " AND has_words = 1" : "")
        return try rows(
            """
            SELECT id, written_at, confirmed_at, step, target, member_name, seat_name, language, country, place_name,
                name, email, postcode, address, words, own_only, updates, consent, standing, erased_at
            FROM letter LEFT JOIN letter_detail ON letter_detail.letter_id = letter.id
            WHERE campaign = $1 AND rehearsal = $2 AND stage = 'confirmed' AND id > $3\(condition)
            ORDER BY id LIMIT $4
            """, campaign, rehearsal, after, limit
        ).map { ExportedLetter($0.values) }
    }

    /// Returns version and language of the words of consent. "" for a letter that is gone.
    package func consent(_ letter: Int64) throws -> String {
        try row("SELECT consent FROM letter WHERE id = $1", letter)?.text("consent") ?? ""
    }

    /// Returns confirmed letters in the same order, whole.
    package func confirmed(of campaign: String, rehearsal: Bool, after: Int64, limit: Int) throws
        -> [StoredLetter]
    {
        try rows(
            """
            SELECT * FROM letter LEFT JOIN letter_detail ON letter_detail.letter_id = letter.id
            WHERE campaign = $1 AND rehearsal = $2 AND stage = 'confirmed' AND id > $3 ORDER BY id LIMIT $4
            """, campaign, rehearsal, after, limit
        ).map(StoredLetter.init)
    }
}

extension ExportedLetter {
    /// Reads the columns by their place: a lookup by name for each would take most of the time.
    fileprivate init(_ values: [Value]) {
        func text(_ index: Int) -> String { if case .text(let text) = values[index] { text } else { "" } }
        func int(_ index: Int) -> Int64? { if case .int(let int) = values[index] { int } else { nil } }
        self.init(
            id: int(0) ?? 0, written: Date(milliseconds: int(1) ?? 0),
            confirmed: int(2).map(Date.init(milliseconds:)), step: text(3), target: text(4), member: text(5),
            seat: text(6), language: text(7), country: text(8), place: text(9), name: text(10),
            email: text(11), postcode: text(12), address: text(13), words: text(14), ownOnly: int(15) == 1,
            wantsNews: int(16) == 1, consent: text(17), status: LetterStatus(rawValue: text(18)),
            isErased: int(19) != nil)
    }
}
