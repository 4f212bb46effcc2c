package import Domain
package import Foundation

/// The mails that were passed on between a letter's writer and the office.
package struct PassedAnswers: DataAccess {
    let connection: any Connection

    package func insert(_ answer: StoredAnswer) throws {
        try run(
            """
            INSERT INTO passed_answer (id, letter_id, side, received_id, sender, recipient, origin, words, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, answer.id, answer.letter, answer.from.rawValue, answer.received, answer.sender,
            answer.recipient, answer.origin, answer.words, answer.at)
    }

    package func find(_ id: Int64) throws -> StoredAnswer? {
        try row("SELECT * FROM passed_answer WHERE id = $1", id).map(StoredAnswer.init)
    }

    /// Returns the answers about a letter, the oldest first.
    package func all(of letter: Int64) throws -> [StoredAnswer] {
        try rows("SELECT * FROM passed_answer WHERE letter_id = $1 ORDER BY at, id", letter).map(
            StoredAnswer.init)
    }

    /// Returns when the last answer about a letter was passed on. Nil for none.
    package func last(of letter: Int64) throws -> Date? {
        try row("SELECT MAX(at) AS at FROM passed_answer WHERE letter_id = $1", letter)?.optionalDate("at")
    }

    func delete(of letter: Int64) throws {
        try run("DELETE FROM passed_answer WHERE letter_id = $1", letter)
    }
}

extension Connection {
    package var passedAnswers: PassedAnswers { PassedAnswers(connection: self) }
}

extension StoredAnswer {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row.int("id"), letter: row.int("letter_id"),
            from: AnswerSide(rawValue: row.text("side")) ?? .office, received: row.int("received_id"),
            sender: row.text("sender"), recipient: row.text("recipient"),
            origin: row.optionalText("origin"), words: row.optionalBytes("words"), at: row.date("at"))
    }
}
