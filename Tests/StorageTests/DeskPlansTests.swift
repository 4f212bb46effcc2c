import Domain
import Foundation
import Testing

@testable import Storage

/// The plans by which the desk's pages read: an index in order, and never a whole table.
@Suite struct DeskPlansTests {
    private static let statements: [(sql: String, arguments: [any Storable], index: String)] = [
        (Deliveries.listed, ["calais", false, "accepted", Int64.max, "", 51], "delivery_desk"),
        (Deliveries.counted, ["calais", false, "refused", 10_001], "delivery_desk"),
        (LetterWords.listed, ["calais", false, "held", Int64.max, 51], "letter_words_listed"),
        (LetterWords.letters, ["calais", false, "held", Int64.max, 1_000], "letter_words_listed"),
        (LetterWords.counted, ["calais", false, "refused", 10_001], "letter_words_listed"),
        (Letters.unconfirmed, [false, "calais", 10_001], "letter_unconfirmed"),
        (LetterWords.unsearched, [200], "letter_words_unsearched"),
        (Outbox.signInsDue, [false, Int64(2), Int64(1), 16], "mail_without_letter"),
    ]

    /// These add up a range of a key, and the few changes that wait.
    private static let sums: [(sql: String, arguments: [any Storable])] = [
        (Counts.figures, ["calais", false, "accepted", "1640000", "~"]),
        (Counts.firstFigure, ["calais", false, "accepted", "1640000"]),
        (Counts.figureSum, ["calais", false, "pages"]),
    ]

    @Test(arguments: EngineKind.allCases) func pagesReadByAnIndex(_ kind: EngineKind) async throws {
        try await kind.withDatabase(ofItsOwn: true) { database in
            for (sql, arguments, index) in Self.statements {
                let plan = try await plan(of: sql, arguments, in: database)
                #expect(plan.contains(index), "\(plan)")
                #expect(!plan.contains("Sort") && !plan.contains("TEMP B-TREE"), "\(plan)")
            }
        }
    }

    @Test(arguments: EngineKind.allCases) func figuresReadARangeOfTheirKey(_ kind: EngineKind) async throws {
        try await kind.withDatabase(ofItsOwn: true) { database in
            for (sql, arguments) in Self.sums {
                let plan = try await plan(of: sql, arguments, in: database)
                let key = database.engine.dialect.hasManyWriters ? "figure_pkey" : "sqlite_autoindex_figure_1"
                #expect(plan.contains(key), "\(plan)")
            }
        }
    }

    /// An export reads each part of its campaign once, and nothing of the others.
    @Test(arguments: EngineKind.allCases) func anExportReadsItsOwnCampaign(_ kind: EngineKind) async throws {
        try await kind.withDatabase(ofItsOwn: true) { database in
            let plan = try await plan(
                of: Deliveries.ofLetters, [Int64(1), Int64(9), "calais", false], in: database)
            let key =
                database.engine.dialect.hasManyWriters
                ? "delivery_pkey" : "sqlite_autoindex_delivery_1 (letter_id=?)"
            #expect(plan.contains(key) && plan.contains("letter_confirmed"), "\(plan)")
            let page: [any Storable] = ["calais", false, Int64(0), 1_000]
            for columns in ["*", Letters.exportColumns] {
                let sql = Letters.confirmedPage(columns)
                #expect(try await self.plan(of: sql, page, in: database).contains("letter_confirmed"))
            }
            for sql in [Deliveries.heldCampaigns, Deliveries.releasing] {
                let arguments: [any Storable] =
                    sql == Deliveries.releasing ? [Int64(1), "calais", 100] : []
                #expect(try await self.plan(of: sql, arguments, in: database).contains("delivery_held"))
            }
        }
    }

    /// PostgreSQL looks among the newest letters first, and then in the index of the words.
    @Test(arguments: EngineKind.allCases) func aSearchReadsAnIndex(_ kind: EngineKind) async throws {
        try await kind.withDatabase(ofItsOwn: true) { database in
            guard database.engine.dialect.hasManyWriters else {
                let plan = try await plan(
                    of: LetterWords.searchingInOrder, ["word", Int64.max, 51], in: database)
                #expect(plan.contains("VIRTUAL TABLE INDEX") && !plan.contains("TEMP B-TREE"), "\(plan)")
                return
            }
            let scope: [any Storable] = ["calais", false, "gone", Int64.max, "'word'", 51]
            let newest = try await plan(of: LetterWords.searchingNewest, scope, in: database)
            #expect(newest.contains("letter_words_listed") && newest.contains("letter_words_search_pkey"))
            #expect(!newest.contains("Sort"), "\(newest)")
            let all = try await plan(of: LetterWords.searchingAll, ["'word'", Int64.max, 51], in: database)
            #expect(all.contains("Index Scan on letter_words_search_terms"), "\(all)")
        }
    }

    private func plan(of sql: String, _ arguments: [any Storable], in database: Database) async throws
        -> String
    {
        let arguments = arguments.map(\.stored)
        return try await database.read { connection in
            let isPostgres = connection.dialect.hasManyWriters
            if isPostgres { try connection.run("SET LOCAL enable_seqscan = off") }
            let explain = isPostgres ? "EXPLAIN" : "EXPLAIN QUERY PLAN"
            return try connection.rows("\(explain) \(sql)", arguments).map { row in
                try row.text(isPostgres ? "QUERY PLAN" : "detail")
            }.joined(separator: "\n")
        }
    }

    @Test(arguments: EngineKind.allCases) func theListGoesOnWhereItEnded(_ kind: EngineKind) async throws {
        try await kind.withDatabase(ofItsOwn: true) { database in
            try await database.write { connection in
                for id in Int64(1)...5 {
                    for channel in [Channel.email, .form] where id != 4 || channel == .email {
                        let letter = Letter(
                            id: id, campaign: id == 2 ? "dover" : "calais", campaignVersion: 1,
                            target: "minister",
                            draft: Draft(
                                step: "write", language: "en", name: "N\(id)", email: "", country: "GB",
                                postcode: ""), rehearsal: false, writtenAt: Date(milliseconds: 0))
                        if channel == .email {
                            let stored = StoredLetter(letter: letter, browser: [1], proved: false)
                            try connection.run(.insert(stored, consent: ""))
                        }
                        var delivery = Delivery.first(letter: id, channel: channel, at: Date(milliseconds: 0))
                        delivery.state = id == 3 ? .settled : .accepted
                        try connection.deliveries.insert(delivery, of: letter)
                    }
                }
            }
            var (seen, cursor): ([String], DeliveryCursor?) = ([], nil)
            repeat {
                let after = cursor
                let part = try await database.read {
                    try $0.deliveries.list(
                        of: "calais", rehearsal: false, in: [.accepted, .settled], after: after, limit: 2)
                }
                seen += part.map { "\($0.writer) \(DeliveryCursor($0.delivery))" }
                cursor = part.last.map { DeliveryCursor($0.delivery) }
            } while cursor != nil
            #expect(
                seen == [
                    "N5 5-form", "N5 5-email", "N4 4-email", "N3 3-form", "N3 3-email", "N1 1-form",
                    "N1 1-email",
                ])
            let counted = try await database.read {
                try $0.deliveries.count(of: "calais", rehearsal: false, in: .accepted, upTo: 3)
            }
            #expect(counted == 3)
        }
    }
}
