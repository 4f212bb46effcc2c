import Domain
import Foundation
import Testing

@testable import Actions
@testable import Storage

/// Erasing what is kept of one supporter.
@Suite struct OneSupporterTests {
    private static let email = "jeanne@supporter.example"

    @Test func nothingOfASupporterIsLeft() async throws {
        try await Trial.run { trial in
            let letter = try await leaveLetter(trial)
            _ = try await trial.write(words: "Never confirmed.")
            let answer = ReceivedMail(.personal, why: "An answer.")
            _ = try await trial.services.receiver.receive(
                answer, letter: letter.id, content: Array("Keep them safe.".utf8))

            let supporter = OneSupporter(trial.services, actor: .commandLine(user: "test"))
            #expect(try await supporter.find("nobody@supporter.example", in: ["calais"]).isEmpty)
            let found = try await supporter.find(Self.email.uppercased(), in: ["calais"])
            #expect(found.map(\.letter.state) == [.confirmed, .written])
            let erased = try await supporter.erase(Self.email, in: ["calais"])
            #expect(erased == OneSupporter.Erased(letters: 2, underWay: 0))

            let rows = try await trial.services.database.read { connection in
                try connection.rows("SELECT name, email, words, postcode, address FROM letter")
            }
            for row in rows {
                for column in ["name", "email", "words", "postcode", "address"] {
                    #expect(try row.text(column).isEmpty, "\(column)")
                }
            }
            let mails = try await trial.services.database.read { try $0.rows("SELECT id FROM received_mail") }
            #expect(rows.count == 2 && mails.isEmpty)
            #expect(try await trial.tally().letters[.accepted] == 1, "the count says what left")
            #expect(try await supporter.find(Self.email, in: ["calais"]).isEmpty)
            let history = try await trial.operatorActions.history(limit: 10)
            #expect(history.map(\.action) == ["supporter_erased", "supporter_erased", "supporter_shown"])
            #expect(!history.contains { $0.subject.contains("jeanne") })
        }
    }

    /// The history has what was erased, and nothing else. The news ends in any case.
    @Test func whatIsInDoubtIsNoErasureInTheHistory() async throws {
        try await Trial.run { trial in
            trial.post.answer(.inDoubt(Reply(0, "the line broke")), to: "ministre@interieur.example")
            let written = try await trial.write()
            try await trial.work()
            let token = try #require(trial.post.tokens.last)
            _ = try await trial.supporters.confirm(mailed: token, in: written.browser)
            try await trial.work()
            let supporter = OneSupporter(trial.services, actor: .commandLine(user: "test"))
            let erased = try await supporter.erase(Self.email, in: ["calais"])
            #expect(erased == OneSupporter.Erased(letters: 0, underWay: 1))
            #expect(try await trial.operatorActions.history(limit: 10).isEmpty)
        }
    }

    /// Everything that Postbag can keep of somebody, and then no table has their address any more.
    @Test func anErasedAddressIsNowhereInTheDatabase() async throws {
        try await Trial.run { trial in
            trial.post.answer(
                .accepted(Reply(250, "2.0.0 <\(Self.email)> thanks you")), to: "ministre@interieur.example")
            try await leaveTraces(trial)
            let before = try await tables(trial)
            #expect(
                Set(["letter", "attempt", "delivery", "received_mail"]).isSubset(of: before), "\(before)")

            let supporter = OneSupporter(trial.services, actor: .commandLine(user: "test"))
            let file = String(decoding: try await supporter.file(Self.email, in: nil), as: UTF8.self)
            for said in [
                "Keep them safe.", "Once more.", "Never confirmed.", "Where is my letter?", "mails_to_writer",
            ] {
                #expect(file.contains(said), "\(said)")
            }
            let erased = try await supporter.erase(Self.email, in: nil)
            #expect(erased == OneSupporter.Erased(letters: 3, news: 1, underWay: 0, mails: 1))
            #expect(try await tables(trial) == [])
            #expect(try await trial.tally().letters[.accepted] == 1, "the count says what left")
            let left = try await trial.services.database.read { try $0.rows("SELECT id FROM received_mail") }
            #expect(left.count == 1, "the mail of somebody else stays")
        }
    }

    /// Returns a letter that was written, confirmed and sent.
    private func leaveLetter(_ trial: Trial) async throws -> Letter {
        let written = try await trial.write(words: "Keep them safe.")
        try await trial.work()
        let token = try #require(trial.post.tokens.last)
        let confirmed = try await trial.supporters.confirm(mailed: token, in: written.browser)
        guard case .confirmed(let letter, _) = confirmed else { throw NotConfirmed() }
        try await trial.work()
        return letter
    }

    private struct NotConfirmed: Error {}

    /// Leaves everything that Postbag can keep of somebody.
    private func leaveTraces(_ trial: Trial) async throws {
        let letter = try await leaveLetter(trial)
        // A second letter to the same target, which is dropped and mailed back.
        let again = try await trial.write(words: "Once more.")
        try await trial.work()
        _ = try await trial.supporters.confirm(
            mailed: try #require(trial.post.tokens.last), in: again.browser)
        _ = try await trial.write(words: "Never confirmed.")
        let about = Array("From: \(Self.email)\n\nWhere is my letter?".utf8)
        let mail = ReceivedMail(.personal, why: "An answer.")
        _ = try await trial.services.receiver.receive(mail, letter: letter.id, content: about)
        _ = try await trial.services.receiver.receive(mail, letter: nil, content: about)
        _ = try await trial.services.receiver.receive(
            mail, letter: nil, content: Array("From: other@supporter.example\n\nHello".utf8))
        try await trial.services.database.write { connection in
            try connection.run("UPDATE letter SET updates = 1 WHERE id = $1", letter.id)
            try connection.newsAddresses.add(
                trial.services.environment.newID(), letter: letter.id,
                address: trial.services.key.address(Self.email), at: Trial.start)
        }
    }

    /// Returns the tables in which the address stands, in any column.
    private func tables(_ trial: Trial) async throws -> Set<String> {
        try await trial.services.database.read { connection in
            var found: Set<String> = []
            for (table, columns) in try connection.allTables {
                for row in try connection.rows("SELECT \(columns) FROM \(table)")
                where row.octets.names(Self.email) {
                    found.insert(table)
                }
            }
            return found
        }
    }
}

extension Connection {
    /// The name of each table, and its columns as a list. The index of words is read as text.
    fileprivate var allTables: [(name: String, columns: String)] {
        get throws {
            guard dialect.hasManyWriters else {
                let list = "SELECT name FROM sqlite_master WHERE type = 'table'"
                return try rows(list).map { (try $0.text("name"), "*") }
            }
            let list = """
                SELECT CAST(table_name AS TEXT) AS name, STRING_AGG(CASE data_type WHEN 'tsvector'
                    THEN 'CAST(' || column_name || ' AS TEXT)' ELSE column_name END, ', ') AS columns
                FROM information_schema.columns WHERE table_schema = current_schema() GROUP BY table_name
                """
            return try rows(list).map { (try $0.text("name"), try $0.text("columns")) }
        }
    }
}

extension Row {
    /// All texts and octets of the row, one after the other.
    fileprivate var octets: [UInt8] {
        values.flatMap { value -> [UInt8] in
            switch value {
            case .text(let text): Array(text.utf8) + [0]
            case .bytes(let bytes): bytes + [0]
            case .int, .null: []
            }
        }
    }
}
