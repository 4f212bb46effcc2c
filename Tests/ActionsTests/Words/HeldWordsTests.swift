import Domain
import Foundation
import Testing

@testable import Actions
@testable import Storage

/// Own words that wait for a reader, from confirming to leaving, on both engines.
@Suite struct HeldWordsTests {
    private func hold(_ trial: Trial, _ hold: WordsPolicy.Hold) async throws {
        var policy = WordsPolicy()
        policy.hold = hold
        #expect(try await decide(trial).setPolicy(policy, of: "calais"))
    }

    private func decide(_ trial: Trial) -> DecideWords {
        DecideWords(trial.services, actor: .commandLine(user: "ada"))
    }

    /// Writes and confirms a letter. Returns it.
    @discardableResult
    private func confirmed(
        _ trial: Trial, _ name: String = "Ada", words: String = "Keep the children safe."
    ) async throws -> Letter {
        let written = try await trial.write(name, "\(name)@supporter.example", words: words)
        try await SendOutbox(trial.services, transport: trial.post, worker: "trial").drain()
        let token = try #require(trial.post.tokens.last)
        guard
            case .confirmed(let letter, _) = try await trial.supporters.confirm(
                mailed: token, in: written.browser)
        else {
            Issue.record("not confirmed")
            throw CancellationError()
        }
        return letter
    }

    private func list(_ trial: Trial, _ standing: WordsStanding, _ query: String = "") async throws
        -> [ReadableWords]
    {
        try await DeskWords(trial.services).part(of: "calais", standing, query: query, names: true).words
    }

    @Test func whatIsHeldStaysUntilSomebodyHasReadIt() async throws {
        try await Trial.run { trial in
            try await hold(trial, .all)
            let letter = try await confirmed(trial)
            try await confirmed(trial, "Ines", words: "")
            try await trial.work()
            let tally = try await trial.tally()
            #expect(tally.letters[.accepted] == 1 && tally.letters[.onItsWay] == 1)
            #expect(tally.supporters == 2 && tally.ownWords == 1)
            #expect(try await trial.services.isHeldForReader(letter))
            let mails = trial.post.mails(to: "Ada@supporter.example").map(\.body)
            #expect(mails.last?.contains("lit les mots personnels avant l’envoi") == true)

            // Neither a rule that holds nothing nor the end of the switch lets it go.
            try await hold(trial, .nothing)
            #expect(try await trial.operatorActions.turnOn(.words, for: "calais") == .done)
            try await trial.services.switches.refresh()
            try await trial.work()
            #expect(try await trial.operatorActions.turnOff(.words, for: "calais") == .done)
            try await trial.services.switches.refresh()
            try await trial.work()
            let held = try await list(trial, .held)
            #expect(held.map(\.words) == ["Keep the children safe."] && held.first?.why == .all)
            #expect(try await trial.tally().letters[.accepted] == 1)

            #expect(try await decide(trial).decide([letter.id], of: "dover", .release) == 0)
            #expect(try await decide(trial).decide([letter.id], of: "calais", .release) == 1)
            #expect(try await decide(trial).decide([letter.id], of: "calais", .refuse, reason: "Late") == 0)
            // Whatever is held later: somebody has read this one.
            try await hold(trial, .all)
            try await trial.work()
            #expect(try await trial.tally().letters[.accepted] == 2)
            #expect(try await list(trial, .gone).map(\.letter) == [letter.id])
            let lines = try await trial.operatorActions.history(of: "calais", limit: 9).map {
                "\($0.action) \($0.subject) \($0.detail)"
            }
            #expect(lines.contains("words_released \(letter.id) "))
            #expect(lines.contains("words_policy_set calais all"))
        }
    }

    @Test func aRefusedLetterLeavesTheCountAndItsWriterMayWriteAgain() async throws {
        try await Trial.run { trial in
            try await hold(trial, .all)
            let letter = try await confirmed(trial, words: "I know where you live.")
            try await trial.work()
            let reason = "We pass on no threats."
            #expect(
                try await decide(trial).decide([letter.id], of: "calais", .refuse, reason: reason) == 1)
            try await trial.work()
            let tally = try await trial.tally()
            #expect(tally.supporters == 0 && tally.ownWords == 0)
            #expect(tally.letters[.onItsWay] == 0 && tally.letters[.accepted] == 0)
            #expect(tally.letters[.refused] == 0)
            let mail = try #require(trial.post.mails(to: "Ada@supporter.example").last)
            #expect(mail.body.contains(reason) && mail.body.contains("I know where you live."))
            #expect(mail.subject.contains("n’est pas partie"))
            #expect(try await list(trial, .refused).map(\.reason) == [reason])
            #expect(try await list(trial, .refused, "live").map(\.letter) == [letter.id])

            let again = try await confirmed(trial, words: "I have a spare room.")
            #expect(try await decide(trial).decide([again.id], of: "calais", .release) == 1)
            try await trial.work()
            #expect(try await trial.tally().letters[.accepted] == 1)
            #expect(try await trial.tally().supporters == 1)
            #expect(try await trial.services.recount.tally().isEmpty)
            trial.wait(days: 8)
            try await trial.work()
            #expect(try await list(trial, .refused).isEmpty)
            #expect(try await list(trial, .refused, "live").isEmpty)
        }
    }

    /// What its writer has sent stays and counts; the mail says so, and gives the reason.
    @Test func whoeverHasSentARefusedLetterIsToldToo() async throws {
        try await Trial.run { trial in
            try await hold(trial, .all)
            let letter = try await confirmed(trial)
            let now = trial.services.environment.now()
            try await trial.services.database.write { connection in
                let form = Delivery.first(letter: letter.id, channel: .form, at: now)
                try connection.deliveries.insert(form, of: letter)
                try connection.apply(.saidSent, to: form, of: letter.head, at: now)
            }
            #expect(
                try await decide(trial).decide([letter.id], of: "calais", .refuse, reason: "Too long.") == 1)
            try await trial.work()
            let mail = try #require(trial.post.mails(to: "Ada@supporter.example").last)
            #expect(mail.body.contains("Too long.") && mail.body.contains("Keep the children safe."))
            #expect(mail.body.contains("n’est pas touché") && !mail.body.contains("ne compte pas"))
            let tally = try await trial.tally()
            #expect(tally.letters[.handedOver] == 1 && tally.supporters == 1)
        }
    }

    /// More than 10,000 held ones are not counted out, and nothing is worked out from them.
    @Test func manyHeldOnesAreNotSubtracted() async throws {
        try await Trial.run { trial in
            let many = """
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10003)
                INSERT INTO letter_words (letter_id, campaign, rehearsal, standing, why, reason, searched)
                SELECT i, 'calais', 0, CASE WHEN i < 3 THEN 'gone' ELSE 'held' END, '', '', 1 FROM n
                """
            _ = try await trial.services.database.write { try $0.run(many) }
            let counts = try await DeskWords(trial.services).counts(of: "calais")
            #expect(counts[.held] == CappedCount(upToLimit: 10_001) && counts[.held]?.isMore == true)
            #expect(counts[.gone] == CappedCount(2))
        }
    }

    @Test func aRefusedLetterIsFoundByItsAddressAndErased() async throws {
        try await Trial.run { trial in
            try await hold(trial, .all)
            let letter = try await confirmed(trial)
            #expect(try await decide(trial).decide([letter.id], of: "calais", .refuse, reason: "No") == 1)
            let supporter = OneSupporter(trial.services, actor: .commandLine(user: "ada"))
            let address = "ADA@supporter.example"
            #expect(try await supporter.find(address, in: ["calais"]).map(\.letter.id) == [letter.id])
            #expect(try await supporter.erase(address, in: ["calais"]).letters == 1)
            #expect(try await supporter.find(address, in: ["calais"]).isEmpty)
            #expect(try await list(trial, .refused).isEmpty)
        }
    }

    @Test func aRuleHoldsWhatLooksUnusual() async throws {
        try await Trial.run { trial in
            try await hold(trial, .rule)
            try await confirmed(trial, words: "Read https://welcome.example first.")
            try await confirmed(trial, "Ines", words: "Je serais prête à les accueillir.")
            try await trial.work()
            #expect(try await list(trial, .held).map(\.why) == [.link])
            #expect(try await trial.tally().letters[.accepted] == 1)
            #expect(
                try await DeskWords(trial.services).counts(of: "calais")
                    == [.held: CappedCount(1), .gone: CappedCount(1), .refused: CappedCount(0)])
        }
    }

    /// Letters that wait for their turn are held by a rule that comes later, and by hand.
    @Test func whatHasNotLeftCanStillBeHeld() async throws {
        try await Trial.run { trial in
            #expect(try await trial.operatorActions.turnOn(.sending, for: "calais") == .done)
            try await trial.services.switches.refresh()
            let (ada, ines) = (try await confirmed(trial), try await confirmed(trial, "Ines"))
            #expect(try await decide(trial).hold([ada.id], of: "calais") == 1)
            #expect(try await decide(trial).hold([ada.id], of: "calais") == 0)
            try await hold(trial, .all)
            #expect(try await trial.operatorActions.turnOff(.sending, for: "calais") == .done)
            try await trial.work()
            #expect(try await list(trial, .held).map(\.letter) == [ines.id, ada.id])
            #expect(try await list(trial, .held).map(\.why) == [.all, .hand])
            #expect(try await DeskWords(trial.services).held(in: "calais", query: "") == [ines.id, ada.id])
            // A search for what is no word finds nothing: it must not stand for all.
            #expect(try await DeskWords(trial.services).held(in: "calais", query: "🙂 ***") == [])
            #expect(try await trial.tally().letters[.accepted] == 0)
        }
    }

    @Test func whatASwitchHoldsCanBeReadAndLeavesWithTheSwitch() async throws {
        try await Trial.run { trial in
            #expect(try await trial.operatorActions.turnOn(.words, for: "") == .done)
            try await trial.services.switches.refresh()
            let (ada, ines) = (try await confirmed(trial), try await confirmed(trial, "Ines"))
            try await trial.work()
            #expect(try await list(trial, .held).map(\.why) == [.switched, .switched])
            #expect(try await decide(trial).decide([ada.id], of: "calais", .release) == 1)
            try await trial.work()
            #expect(try await trial.tally().letters[.accepted] == 1)
            #expect(try await trial.operatorActions.turnOff(.words, for: "") == .done)
            try await trial.services.switches.refresh()
            try await trial.work()
            #expect(try await trial.tally().letters[.accepted] == 2)
            #expect(try await list(trial, .gone).map(\.letter) == [ines.id, ada.id])
        }
    }

    @Test func withdrawnAndErasedWordsAreGoneFromTheListAndTheSearch() async throws {
        try await Trial.run { trial in
            try await hold(trial, .all)
            let ada = try await confirmed(trial)
            try await hold(trial, .nothing)
            let ines = try await confirmed(trial, "Ines", words: "Les ÉCOLES d’ici.")
            try await trial.work()
            #expect(try await list(trial, .held, "CHILDREN safe").map(\.letter) == [ada.id])
            #expect(try await list(trial, .gone, "ecoles").map(\.letter) == [ines.id])
            for letter in [ada, ines] {
                let stored = try #require(
                    try await trial.services.database.read { try $0.letters.find(letter.id) })
                _ = try await trial.supporters.withdraw(stored)
            }
            #expect(try await trial.tally().supporters == 1, "what has left keeps its count")
            let left = try await trial.services.database.read { connection in
                try connection.rows("SELECT letter_id FROM letter_words").count
                    + connection.rows("SELECT rowid FROM letter_words_search").count
            }
            #expect(left == 0)
        }
    }

    /// Letters of before there was a search are found, too.
    @Test func theSearchCatchesUp() async throws {
        try await Trial.run { trial in
            let letter = try await confirmed(trial)
            try await trial.services.database.write { connection in
                try connection.letterWords.delete(letter.id)
                try connection.run("INSERT INTO letter_words_behind VALUES ('calais', 0, 0), ('dover', 0, 0)")
            }
            try await trial.work()
            #expect(try await list(trial, .gone, "children").map(\.letter) == [letter.id])
            #expect(try await !trial.services.database.read { try $0.letterWords.lacksIndex() })
        }
    }
}
