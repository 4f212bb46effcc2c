package import Domain
import Foundation

extension Letters {
    /// Returns the confirmed letters of a campaign after an id, in the order of their ids. `after`
    /// is 0 for the first.
    package func exported(
        of campaign: String, rehearsal: Bool, after: Int64, limit: Int, onlyWords: Bool = false
    ) throws -> [ExportedLetter] {
        let condition = onlyWords ? " AND has_words = 1" : ""
        let page = Self.confirmedPage(Self.exportColumns, condition)
        return try rows(page, campaign, rehearsal, after, limit).map { ExportedLetter($0.values) }
    }

    static let exportColumns = """
        id, written_at, confirmed_at, step, target, member_name, seat_name, language, country, place_name,
        name, email, postcode, address, words, own_only, updates, consent, standing, erased_at
        """

    static func confirmedPage(_ columns: String, _ condition: String = "") -> String {
        """
        SELECT \(columns) FROM letter LEFT JOIN letter_detail ON letter_detail.letter_id = letter.id
        WHERE campaign = $1 AND rehearsal = $2 AND stage = 'confirmed' AND id > $3\(condition)
        ORDER BY id LIMIT $4
        """
    }

    /// Returns version and language of the words of consent. "" for a letter that is gone.
    package func consent(_ letter: Int64) throws -> String {
        try row("SELECT consent FROM letter WHERE id = $1", letter)?.text("consent") ?? ""
    }

    /// Returns the unconfirmed letters of a campaign with an address as it was typed, but for
    /// capital letters. Reads the unconfirmed letters alone, which a limit keeps few.
    package func unconfirmed(from email: String, campaign: String, rehearsal: Bool) throws -> [Int64] {
        try rows(
            """
            SELECT id FROM letter WHERE stage = 'written' AND campaign = $1 AND rehearsal = $2
            AND LOWER(email) = LOWER($3) ORDER BY id
            """, campaign, rehearsal, email
        ).map { try $0.int("id") }
    }

    /// Returns the dropped letters with such an address whose text is not erased yet. Reads every
    /// letter.
    package func dropped(from email: String) throws -> [Int64] {
        try rows(
            """
            SELECT id FROM letter WHERE stage = 'dropped' AND has_email = 1 AND LOWER(email) = LOWER($1)
            ORDER BY id
            """, email
        ).map { try $0.int("id") }
    }

    /// Returns confirmed letters in the same order, whole.
    package func confirmed(of campaign: String, rehearsal: Bool, after: Int64, limit: Int) throws
        -> [StoredLetter]
    {
        try rows(Self.confirmedPage("*"), campaign, rehearsal, after, limit).map(StoredLetter.init)
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
