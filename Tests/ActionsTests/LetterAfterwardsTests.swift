import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests a letter's life after its writer has done their part.
@Suite struct LetterAfterwardsTests {
    private let minister = "ministre@interieur.example"
    private let jeanne = "jeanne@supporter.example"

    @Test func iHaveSentItCountsOnceConfirmedAndNotBefore() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write(step: "write-prefect")
            try await trial.work()
            let page = try #require(trial.supporters.pageToken(of: browser.latest ?? 0, in: browser))
            #expect(
                try await trial.supporters.handOver(page: page, by: .form, worked: true, in: browser) != nil)
            #expect(try await trial.tally().letters[.handedOver] == 0)
            _ = try await trial.supporters.confirm(
                mailed: #require(trial.post.mails(to: jeanne).first?.token), in: browser)
            #expect(try await trial.tally().letters[.handedOver] == 1)
        }
    }

    @Test func aChangeOfMindIsKeptTenTimes() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write(step: "write-prefect")
            let id = browser.latest ?? 0
            let page = try #require(trial.supporters.pageToken(of: id, in: browser))
            var kept = 0
            for number in 0..<30 {
                trial.wait(days: 0.001)
                let told = try await trial.supporters.handOver(
                    page: page, by: .form, worked: number % 2 == 0, in: browser)
                kept += try #require(told).isKept ? 1 : 0
            }
            #expect(kept == 10)
            #expect(try await trial.services.database.read { try $0.deliveries.attempts(of: id) }.count == 10)
        }
    }

    @Test func ownWordsStayCountedWhenTheyAreErased() async throws {
        try await Trial.run { trial in
            for (name, words) in [("Ada", "I teach there."), ("Bea", "")] {
                let (browser, _) = try await trial.write(name, "\(name)@supporter.example", words: words)
                try await trial.work()
                let token = try #require(trial.post.tokens.last)
                _ = try await trial.supporters.confirm(mailed: token, in: browser)
                #expect(try await trial.tally().ownWords == 1)
                let (id, now) = (browser.latest ?? 0, trial.services.environment.now())
                let database = trial.services.database
                #expect(try await database.read { try $0.has(id) } == [words.isEmpty ? 0 : 1, 1])
                try await database.write { try $0.letters.erase(id, at: now) }
                #expect(try await database.read { try $0.has(id) } == [0, 0])
                #expect(try await database.read { try $0.counts.recount(.tally) }.corrections.isEmpty)
            }
            #expect(try await trial.tally().ownWords == 1)
        }
    }

    @Test func whatIsErasedIsNeitherMailedNorDelivered() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write()
            try await trial.work()
            let token = try #require(trial.post.mails(to: jeanne).first?.token)
            guard
                case .confirmed(let letter, _) = try await trial.supporters.confirm(
                    mailed: token, in: browser)
            else {
                Issue.record("not confirmed")
                return
            }
            let now = trial.services.environment.now()
            try await trial.services.database.write { try $0.letters.erase(letter.id, at: now) }
            let before = trial.post.recipients
            try await trial.work()
            #expect(trial.post.recipients == before)
            #expect(try await trial.services.deliveries(of: letter).map(\.state) == [.refused])
            #expect(try await trial.tally().letters[.refused] == 1)
        }
    }

    @Test(arguments: [
        (Outcome.deferred(Reply(450, "busy")), LetterStatus.onItsWay),
        (.refused(Reply(550, "no such user")), .refused),
        (.inDoubt(Reply(0, "line broke")), .inDoubt),
    ])
    func theServersAnswerIsKept(_ outcome: Outcome, _ status: LetterStatus) async throws {
        try await Trial.run { trial in
            trial.post.answer(outcome, to: minister)
            let (browser, _) = try await trial.write()
            try await trial.work()
            guard
                case .confirmed(let letter, _) = try await trial.supporters.confirm(
                    mailed: #require(trial.post.mails(to: jeanne).first?.token), in: browser)
            else { return }
            try await trial.work()
            #expect(try await trial.tally().letters[status] == 1)
            #expect(try await trial.services.deliveries(of: letter).first?.reply != nil)
            let mails = trial.post.mails(to: jeanne).count
            #expect(mails == (status == .refused ? 3 : 2))
        }
    }

    @Test func aPersonResolvesWhatIsInDoubt() async throws {
        try await Trial.run { trial in
            trial.post.answer(.inDoubt(Reply(0, "line broke")), to: minister)
            let (browser, _) = try await trial.write()
            try await trial.work()
            guard
                case .confirmed(let letter, _) = try await trial.supporters.confirm(
                    mailed: #require(trial.post.mails(to: jeanne).first?.token), in: browser)
            else { return }
            try await trial.work()
            #expect(trial.post.mails(to: minister).count == 1)
            #expect(try await trial.operatorActions.resolve(letter: letter.id, .again))
            trial.post.answer(.accepted(Reply(250, "ok")), to: minister)
            try await trial.work()
            #expect(trial.post.mails(to: minister).count == 2)
            #expect(try await trial.tally().letters[.accepted] == 1)
            #expect(try await !trial.operatorActions.resolve(letter: letter.id, .drop))
        }
    }

    @Test func textAndAddressesAreErasedAfterTwentyEightDaysAndTheCountStays() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write()
            try await trial.work()
            guard
                case .confirmed(let letter, _) = try await trial.supporters.confirm(
                    mailed: #require(trial.post.mails(to: jeanne).first?.token), in: browser)
            else { return }
            try await trial.work()
            trial.wait(days: 3)
            try await trial.work()
            trial.wait(days: 29)
            try await trial.work()
            let stored = try #require(
                try await trial.services.database.read { try $0.letters.find(letter.id) })
            #expect(stored.erased)
            #expect(stored.letter.draft.email.isEmpty)
            #expect(stored.letter.draft.name.isEmpty)
            #expect(try await trial.tally().letters[.accepted] == 1)
        }
    }

    /// The copy of a letter has a link by which its writer sees, takes and erases it.
    @Test func theCopyLeadsToWhatIsKept() async throws {
        try await Trial.run { trial in
            let written = try await trial.write(words: "Keep them safe.")
            try await trial.work()
            let confirming = try #require(trial.post.tokens.last)
            _ = try await trial.supporters.confirm(mailed: confirming, in: written.browser)
            try await trial.work()
            let copy = try #require(trial.post.mails(to: "jeanne@supporter.example").last)
            let link = try #require(copy.body.firstMatch(of: /\/confirm\/(\S+)\/my-data\n/))
            let token = String(link.output.1)
            #expect(token != confirming)

            let stored = try #require(try await trial.supporters.letter(ofMailed: token))
            let kept = try await trial.supporters.kept(of: stored)
            #expect(kept.letter.letter.draft.name == "Jeanne Lefèvre" && kept.news == nil)
            let file = String(decoding: try await trial.supporters.file(of: kept), as: UTF8.self)
            for said in ["Jeanne Lefèvre", "Keep them safe.", "14 Orford Road", "\"state\":\"accepted\""] {
                #expect(file.contains(said), "\(said)")
            }
            guard case .confirmed = try await trial.supporters.reportNotMine(mailed: token),
                case .erased? = try await trial.supporters.withdraw(stored)
            else {
                Issue.record("the letter was not erased")
                return
            }
            #expect(try await trial.supporters.letter(ofMailed: token)?.erased == true)
        }
    }
}

extension Connection {
    /// The columns that say whether a letter has own words, and an address.
    fileprivate func has(_ letter: Int64) throws -> [Int64] {
        try row("SELECT has_words, has_email FROM letter WHERE id = $1", letter).map {
            try [$0.int("has_words"), $0.int("has_email")]
        } ?? []
    }
}
