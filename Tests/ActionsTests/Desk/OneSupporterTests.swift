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
            let written = try await trial.write(words: "Keep them safe.")
            try await trial.work()
            let token = try #require(trial.post.tokens.last)
            guard
                case .confirmed(let letter, _) = try await trial.supporters.confirm(
                    mailed: token, in: written.browser)
            else {
                Issue.record("the letter was not confirmed")
                return
            }
            try await trial.work()
            _ = try await trial.write(words: "Never confirmed.")
            let answer = ReceivedMail(.personal, why: "An answer.")
            _ = try await trial.services.receive(
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
}
