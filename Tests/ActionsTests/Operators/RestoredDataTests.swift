import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// What a restored backup does with what waited in it, on both engines.
@Suite struct RestoredDataTests {
    @Test func whatWaitsIsInDoubtAndNothingIsSent() async throws {
        try await Trial.run { trial in
            let letters = try await trial.letters(3, to: Trial.targets)
            _ = try await trial.write("Ann Park", "ann@people.example")
            let actions = trial.operatorActions
            let before = try await actions.contents()
            #expect(before.letters == 4 && before.confirmed == 3 && before.waiting == 3)
            #expect(before.campaigns == 1 && before.newest == trial.services.environment.now())
            let doubted = try await actions.doubtWhatWaits(in: "postbag-2016-10-27.sqlite")
            #expect(doubted.letters == 3 && doubted.mails == before.mails && before.mails > 0)
            #expect(try await trial.deliveryStates(of: letters) == [.inDoubt, .inDoubt, .inDoubt])
            let after = try await actions.contents()
            #expect(after.waiting == 0 && after.mails == 0 && after.inDoubt == 3)
            trial.post.forget()
            try await trial.work()
            #expect(trial.post.recipients == [])
            let tally = try await trial.tally()
            #expect(tally.letters[.inDoubt] == 3 && tally.letters[.onItsWay] == 0)
            let history = try await actions.history(limit: 1)
            #expect(history.first?.subject == "postbag-2016-10-27.sqlite")
            // A person decides, as about every letter in doubt.
            #expect(try await actions.resolve(letter: letters[0], .again))
            try await trial.work()
            #expect(try await trial.deliveryStates(of: letters)[0] == .accepted)
        }
    }

    @Test func theKeyIsComparedWithTheNewestSigner() async throws {
        try await Trial.run { trial in
            let actions = trial.operatorActions
            #expect(try await actions.keyFits() == nil)
            _ = try await trial.letters(1, to: Trial.targets)
            #expect(try await actions.keyFits() == true)
            try await trial.services.database.write { connection in
                _ = try connection.run(
                    "UPDATE secret SET value = $1 WHERE name = 'key'", [UInt8](repeating: 7, count: 32))
            }
            #expect(try await actions.keyFits() == false)
        }
    }
}
