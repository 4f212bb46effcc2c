import Domain
import Foundation
import Testing

@testable import Actions
@testable import Storage

@Suite struct SwitchesTests {
    /// Turns a switch as an organiser does, and lets this process know.
    private func turn(_ name: Switch.Name, _ isOn: Bool, _ scope: String, _ trial: Trial) async throws {
        let outcome =
            isOn
            ? try await trial.operatorActions.turnOn(
                name, for: scope, note: "why", told: ["fr": "Plus tard."])
            : try await trial.operatorActions.turnOff(name, for: scope)
        #expect(outcome == .done)
        try await trial.services.switches.refresh()
    }

    /// Follows the newest confirm link in a browser. Returns whether the letter is confirmed.
    private func confirm(_ trial: Trial, _ browser: Browser, code: String = "") async throws -> Bool {
        let token = try #require(trial.post.tokens.last)
        let outcome = try await trial.supporters.confirm(mailed: token, in: browser, code: code)
        if case .confirmed = outcome { return true }
        return false
    }

    @Test func aPausedCampaignTakesNoNewLettersAndLosesNone() async throws {
        try await Trial.run { trial in
            let early = try await trial.write()
            try await trial.work()
            try await turn(.paused, true, "calais", trial)
            guard case .stopped(let stop) = try await trial.write("Ada", "ada@supporter.example").written
            else {
                Issue.record("a paused campaign took a letter")
                return
            }
            #expect(stop.name == .paused && stop.sentence("fr") == "Plus tard.")
            // What was written before can be confirmed, and leaves.
            #expect(try await confirm(trial, early.browser))
            try await trial.work()
            #expect(try await trial.tally().letters[.accepted] == 1)
            try await turn(.paused, false, "calais", trial)
            guard case .waiting = try await trial.write("Ada", "ada@supporter.example").written else {
                Issue.record("a resumed campaign took no letter")
                return
            }
        }
    }

    @Test func ownWordsWaitAndAllOthersGo() async throws {
        try await Trial.run { trial in
            for (name, words) in [("Ada", "Keep them."), ("Ines", "")] {
                let written = try await trial.write(name, "\(name)@supporter.example", words: words)
                try await trial.work()
                #expect(try await confirm(trial, written.browser))
                if name == "Ada" { try await turn(.words, true, "calais", trial) }
                try await trial.work()
            }
            let tally = try await trial.tally()
            #expect(tally.letters[.accepted] == 1 && tally.letters[.onItsWay] == 1)
            #expect(!trial.post.accepted.isEmpty)
            try await turn(.words, false, "calais", trial)
            try await trial.work()
            #expect(try await trial.tally().letters[.accepted] == 2)
        }
    }

    @Test func aRetiredTargetGetsNoNewLettersAndThoseThatAreWrittenGoOn() async throws {
        try await Trial.run { trial in
            let early = try await trial.write()
            try await trial.work()
            try await trial.reimport {
                $0.replacing("    gender: masculine", with: "    retired: true\n    gender: masculine")
            }
            try await trial.services.campaigns.refresh()
            #expect(try trial.edition.campaign.openSteps.map(\.write.target).contains("minister") == false)
            guard case .problems(let found) = try await trial.write("Ada", "ada@supporter.example").written
            else {
                Issue.record("a retired target got a letter")
                return
            }
            #expect(found == [FormIssue(.step, .unknownStep)])
            #expect(try await confirm(trial, early.browser))
            try await trial.work()
            #expect(try await trial.tally().letters[.accepted] == 1)
        }
    }

    @Test func lettersWaitWhileSendingIsStopped() async throws {
        try await Trial.run { trial in
            try await turn(.sending, true, "", trial)
            let written = try await trial.write()
            try await trial.work()
            #expect(try await confirm(trial, written.browser))
            try await trial.work()
            #expect(try await trial.tally().letters[.onItsWay] == 1)
            try await turn(.sending, false, "", trial)
            try await trial.work()
            #expect(try await trial.tally().letters[.accepted] == 1)
        }
    }

    /// The days of a stop do not count against a letter that waits to be tried again.
    @Test(arguments: [false, true]) func aLongStopGivesNoLetterUp(_ endsByItself: Bool) async throws {
        try await Trial.run { trial in
            let written = try await trial.write()
            try await trial.work()
            #expect(try await confirm(trial, written.browser))
            trial.post.answerAll(.deferred(Reply(451, "4.7.1 later")))
            try await trial.work()
            let until = trial.services.environment.now().addingTimeInterval(6 * 86_400)
            let outcome = try await trial.operatorActions.turnOn(
                .sending, for: "calais", until: endsByItself ? until : nil)
            #expect(outcome == .done)
            try await trial.services.switches.refresh()
            trial.wait(days: 6.1)
            // Its time is not given back yet, so it waits a moment longer.
            let tried = trial.post.recipients.count
            try await DeliverLetters(trial.services, transport: trial.post, worker: "trial").drain()
            #expect(trial.post.recipients.count == tried)
            if !endsByItself { try await turn(.sending, false, "calais", trial) }
            try await trial.work()
            #expect(try await trial.tally().letters[.onItsWay] == 1, "tried again, and not given up")
            let left = try await trial.services.database.read { try $0.switches.all() }
            #expect(left.isEmpty)
            trial.post.answerAll(nil)
            trial.wait(days: 0.5)
            try await trial.work()
            #expect(try await trial.tally().letters[.accepted] == 1)
        }
    }

    @Test func theLinkAloneDoesNotConfirmWhileTheDigitsAreDemanded() async throws {
        try await Trial.run { trial in
            let first = try await trial.write()
            try await trial.work()
            try await turn(.code, true, "calais", trial)
            // A button without digits is no attempt.
            for _ in 0...AddressRules.codeAttempts {
                #expect(try await !confirm(trial, first.browser))
            }
            #expect(try await !confirm(trial, first.browser, code: "000000x"))
            let code = try #require(trial.post.mails(to: "jeanne@supporter.example").last?.code)
            #expect(try await confirm(trial, first.browser, code: code))
        }
    }

    @Test func nothingIsConfirmedWhileNothingMayBeWritten() async throws {
        try await Trial.run { trial in
            let written = try await trial.write()
            try await trial.work()
            try await turn(.readOnly, true, "", trial)
            await #expect(throws: ReadOnlyNow.self) { try await confirm(trial, written.browser) }
            try await turn(.readOnly, false, "", trial)
            #expect(try await confirm(trial, written.browser))
        }
    }

    /// Whatever waited is not given up at its first try.
    @Test func noMailLeavesWhileTheSiteIsReadOnlyButThoseThatSignIn() async throws {
        try await Trial.run { trial in
            let first = FirstRun(trial.services)
            _ = try await first.begin(
                first.secret, name: "Ruth", email: "ruth@harbour.example", device: "Firefox")
            _ = try await trial.write()
            try await turn(.readOnly, true, "", trial)
            trial.wait(days: 6)
            _ = try await SignInByMail(trial.services).ask(
                email: "ruth@harbour.example", in: [7], language: "en")
            try await trial.work()
            #expect(trial.post.recipients == ["ruth@harbour.example"])
            try await turn(.readOnly, false, "", trial)
            trial.post.answerAll(.deferred(Reply(451, "4.2.0 later")))
            try await trial.work()
            trial.post.answerAll(nil)
            trial.wait(days: 0.5)
            try await trial.work()
            #expect(trial.post.accepted == ["ruth@harbour.example", "jeanne@supporter.example"])
        }
    }

    /// In a campaign that is read only, people still take back what they gave.
    @Test(arguments: ["calais", ""]) func aLetterIsWithdrawnUnlessTheSiteIsReadOnly(_ scope: String)
        async throws
    {
        try await Trial.run { trial in
            let written = try await trial.write()
            try await trial.work()
            #expect(try await confirm(trial, written.browser))
            let token = try #require(trial.post.tokens.last)
            let stored = try #require(try await trial.supporters.letter(ofMailed: token))
            try await turn(.readOnly, true, scope, trial)
            if scope.isEmpty {
                await #expect(throws: ReadOnlyNow.self) { try await trial.supporters.withdraw(stored) }
            } else {
                #expect(try await trial.supporters.withdraw(stored) == .withdrawn)
            }
            #expect(try await trial.tally().supporters == (scope.isEmpty ? 1 : 0))
        }
    }

    @Test func switchesAndStatesStandInTheHistoryAndInTheDatabase() async throws {
        try await Trial.run { trial in
            let actions = trial.operatorActions
            #expect(try await actions.turnOn(.paused, for: "") == .missing)
            #expect(try await actions.turnOn(.words, for: "nowhere") == .missing)
            #expect(try await actions.turnOff(.words, for: "") == .unchanged)
            try await turn(.words, true, "", trial)
            #expect(
                try await actions.turnOn(.words, for: "", told: ["fr": "Plus tard."]) == .unchanged)
            try await turn(.paused, true, "calais", trial)
            try await turn(.closed, true, "calais", trial)
            let now = trial.services.environment.now()
            let on = try await trial.services.database.read { try $0.switches.on("calais", at: now) }
            #expect(on == [.words, .closed])
            let history = try await actions.history(limit: 3)
            #expect(history.map(\.action) == ["switched_on", "switched_on", "switched_on"])
            #expect(history.map(\.detail) == ["closed\nwhy", "paused\nwhy", "words\nwhy"])
            #expect(history.map(\.campaign) == ["calais", "calais", nil])
        }
    }
}
