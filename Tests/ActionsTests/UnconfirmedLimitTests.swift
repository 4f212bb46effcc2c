import Domain
import Storage
import Testing

@testable import Actions

/// Tests the limit for the disk space of unconfirmed letters.
@Suite struct UnconfirmedLimitTests {
    private let jeanne = "jeanne@supporter.example"

    @Test func beyondItNoLetterIsTakenUntilOneIsConfirmed() async throws {
        try await Trial.run(unconfirmed: 2_500) { trial in
            let (browser, _) = try await trial.write()
            _ = try await trial.write("Paul", "paul@supporter.example")
            #expect((2_000...2_500).contains(trial.services.unconfirmed.octets))
            await #expect(throws: Overloaded.self) {
                _ = try await trial.write("Anne", "anne@supporter.example")
            }
            try await trial.work()
            #expect((2_000...2_500).contains(trial.services.unconfirmed.octets))
            let token = try #require(trial.post.mails(to: jeanne).first?.token)
            guard
                case .confirmed(_, let proved) = try await trial.supporters.confirm(
                    mailed: token, in: browser)
            else {
                Issue.record("not confirmed"); return
            }
            try await trial.work()
            #expect((1_000...1_250).contains(trial.services.unconfirmed.octets))
            _ = try await trial.write("Anne", "anne@supporter.example")
            await #expect(throws: Overloaded.self) {
                _ = try await trial.write("Luc", "luc@supporter.example")
            }
            // A letter from a proved address needs no space, because the letter is confirmed at
            // once.
            guard case .confirmed = try await trial.write(step: "write-prefect", in: proved).written else {
                Issue.record("turned away"); return
            }
        }
    }

    @Test func whatIsDroppedOrDisownedGivesItBack() async throws {
        try await Trial.run { trial in
            let room = trial.services.unconfirmed
            _ = try await trial.write()
            try await trial.work()
            _ = try await trial.write("Paul", "paul@supporter.example")
            try await trial.work()
            #expect(room.octets > 2_000)
            _ = try await trial.supporters.reportNotMine(
                mailed: #require(trial.post.mails(to: jeanne).first?.token))
            try await trial.work()
            #expect((1_000..<2_000).contains(room.octets))
            trial.wait(days: 9)
            try await trial.work()
            try await trial.work()
            #expect(room.octets == 0)
        }
    }

    @Test func aProcessThatStartsAsksHowMuchThereIs() async throws {
        try await Trial.run { trial in
            _ = try await trial.write()
            let other = try await trial.goneLive()
            #expect(other.services.unconfirmed.octets == trial.services.unconfirmed.octets)
        }
    }

    @Test func ownCappedCountInOctets() {
        var draft = Draft(
            step: "a", language: "fr", name: "é", email: "a@b.example", country: "FR", postcode: "1")
        let without = draft.octets
        draft.words = "été"
        #expect(draft.octets == without + 5)
    }

    @Test func fromHalfOnEachNetworkHasAShare() throws {
        let room = UnconfirmedLimit(limit: 1_000_000)
        let fill = { (network: String?) in
            var letters = 0
            while true {
                do { try room.take(2_000, from: network) } catch { return letters }
                letters += 1
            }
        }
        // The first network takes half of the space and one share, and then nothing more.
        #expect(fill("attacker") == 250 + 1 + 25)
        #expect(fill("another") == 25)
        #expect(fill("honest") == 25)
        #expect(!room.isFull)
        _ = fill(nil)
        #expect(room.octets == 1_000_000)
    }

    @Test func largeLettersLeaveRoomForOrdinaryOnes() throws {
        let room = UnconfirmedLimit(limit: UnconfirmedLimit.usual)
        let largest = TextLimit.ownWords.octets + 5_000
        var letters = 0
        while (try? room.take(largest, from: nil)) != nil { letters += 1 }
        let left = room.limit - room.octets
        #expect(left / 10_000 < largest && left / 10_000 > largest - 100)
        try room.take(UnconfirmedLimit.ordinary, from: nil)
    }

    @Test func sharesAreForgottenOnceThereIsRoomAgain() async throws {
        try await Trial.run(unconfirmed: 100_000) { trial in
            let room = trial.services.unconfirmed
            while (try? room.take(2_000, from: "carrier")) != nil {}
            #expect(throws: Overloaded.self) { try room.take(2_000, from: "carrier") }
            // None of these letters is in the database.
            try await trial.work()
            try room.take(2_000, from: "carrier")
        }
    }
}
