import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests that mail that comes back is recorded once its letter has left, and that nothing is lost.
@Suite struct ReceiveMailTests {
    private static let bounce = ReceivedMail(
        .bounce, status: "5.1.1", diagnostic: "550 5.1.1 unknown", why: "A report.")
    private static let doubt = ReceivedMail(.undecided, why: "It is not plain.", castsDoubt: true)
    private static let content = Array("From: m@i.example\n\nx\n".utf8)
    private static let writer = "jeanne@supporter.example"

    @Test(arguments: [false, true]) func aBounceWaitsWhileItsLetterIsOnTheWire(_ isKilled: Bool) async throws
    {
        try await Trial.run { trial in
            let letter = try await trial.queuedLetter()
            try await trial.tell(.claimed, of: letter, worker: "trial")
            #expect(
                try await trial.services.receiver.receive(Self.bounce, letter: letter, content: Self.content)
                    == .waiting)
            #expect(try await trial.state(of: letter) == .sending)
            try await Maintenance(trial.services).once()
            #expect(try await trial.keptStates() == [.waiting])
            let end = isKilled ? DeliveryEvent.workerDied : .outcome(.accepted(Reply(250, "ok")))
            // Another process continues here.
            let trial = isKilled ? try await trial.goneLive() : trial
            try await trial.tell(end, of: letter)
            try await Maintenance(trial.services).once()
            #expect(try await trial.state(of: letter) == .refused)
            #expect(try await trial.keptStates() == [.done])
            try await trial.work()
            #expect(trial.post.mails(to: Self.writer).last?.body.contains("550 5.1.1 unknown") == true)
            #expect(try await trial.tally().letters[.accepted] == 0)
        }
    }

    @Test func whatIsNotPlainNeverSettlesByItself() async throws {
        try await Trial.run { trial in
            let letter = try await trial.acceptedLetter()
            #expect(
                try await trial.services.receiver.receive(Self.doubt, letter: letter, content: Self.content)
                    == .open)
            #expect(try await trial.tally().letters[.accepted] == 0)
            trial.wait(days: 3)
            try await trial.work()
            #expect(try await trial.state(of: letter) == .inDoubt)
            #expect(try await trial.operatorActions.resolve(letter: letter, .sent))
            trial.wait(days: 3)
            try await trial.work()
            #expect(try await trial.state(of: letter) == .settled)
            #expect(try await trial.tally().letters[.accepted] == 1)
        }
    }

    @Test(arguments: ReceivedMail.Kind.allCases.filter { ![.bounce, .undecided].contains($0) })
    func onlyWhatSpeaksOfTheDeliveryChangesIt(_ kind: ReceivedMail.Kind) async throws {
        try await Trial.run { trial in
            let letter = try await trial.acceptedLetter()
            let mail = ReceivedMail(kind, why: "x")
            let state = try await trial.services.receiver.receive(mail, letter: letter, content: Self.content)
            #expect(state == (mail.needsReader ? .open : .done))
            #expect(try await trial.keptStates() == (mail.needsReader ? [.open] : []))
            #expect(try await trial.state(of: letter) == .accepted)
        }
    }

    @Test func nothingIsDiscardedForTwentyEightDaysAndNothingKeptLonger() async throws {
        try await Trial.run { trial in
            for kind in ReceivedMail.Kind.allCases {
                let content = Self.content + Array(kind.rawValue.utf8)
                #expect(
                    try await trial.services.receiver.receive(
                        ReceivedMail(kind, why: "x"), letter: nil, content: content) == .open)
            }
            let kept = try await trial.services.database.read { try $0.receivedMails.newest(limit: 100) }
            #expect(Set(kept.map(\.kind)) == Set(ReceivedMail.Kind.allCases))
            let first = try #require(kept.first)
            let content = try await trial.services.database.read {
                try $0.receivedMails.find(first.id)?.content
            }
            #expect(content == Self.content + Array(first.kind.rawValue.utf8))
            trial.wait(days: 27.9)
            try await trial.work()
            #expect(try await trial.keptStates().count == kept.count)
            trial.wait(days: 0.2)
            try await trial.work()
            #expect(try await trial.keptStates() == [])
        }
    }

    @Test func aMailThatIsBroughtTwiceIsKeptOnce() async throws {
        try await Trial.run { trial in
            let letter = try await trial.acceptedLetter()
            for _ in 0..<2 {
                _ = try await trial.services.receiver.receive(
                    Self.doubt, letter: letter, content: Self.content)
            }
            #expect(try await trial.keptStates() == [.open])
        }
    }

    @Test func whatFindsNoRoomIsLeftToTheMailServer() async throws {
        try await Trial.run { trial in
            let letter = try await trial.acceptedLetter()
            for content in MailRoom.filling {
                _ = try await trial.services.receiver.receive(Self.doubt, letter: letter, content: content)
            }
            await #expect(throws: MailRoom.IsFull.self) {
                _ = try await trial.services.receiver.receive(
                    Self.doubt, letter: letter, content: Self.content)
            }
            // A plain bounce needs no space.
            #expect(
                try await trial.services.receiver.receive(Self.bounce, letter: letter, content: Self.content)
                    == .done)
            #expect(try await trial.state(of: letter) == .refused)
        }
    }

    @Test func aKeptMailIsDecidedAgain() async throws {
        try await Trial.run { trial in
            let letter = try await trial.acceptedLetter()
            _ = try await trial.services.receiver.receive(Self.doubt, letter: letter, content: Self.content)
            let id = try #require(
                try await trial.services.database.read { try $0.receivedMails.newest(limit: 1) }.first?.id)
            let again = try await trial.operatorActions.decideMail(id, as: Self.bounce)
            #expect(again?.state == .done && again?.kind == .bounce)
            #expect(try await trial.state(of: letter) == .refused)
            #expect(try await trial.operatorActions.decideMail(1, as: Self.bounce) == nil)
        }
    }
}

extension Trial {
    func queuedLetter(
        _ name: String = "Jeanne Lefèvre", _ email: String = "jeanne@supporter.example"
    ) async throws -> Int64 {
        let (browser, _) = try await write(name, email)
        try await SendOutbox(services, transport: post, worker: "trial").drain()
        let token = try #require(post.mails(to: email).first?.token)
        guard case .confirmed(let letter, _) = try await supporters.confirm(mailed: token, in: browser) else {
            throw TrialFailure()
        }
        return letter.id
    }

    func acceptedLetter() async throws -> Int64 {
        let letter = try await queuedLetter()
        try await work()
        try #require(try await state(of: letter) == .accepted)
        return letter
    }

    fileprivate func tell(_ event: DeliveryEvent, of id: Int64, worker: String? = nil) async throws {
        let now = services.environment.now()
        try await services.database.write { connection in
            guard let letter = try connection.letters.lockedSummary(id),
                let delivery = try connection.deliveries.find(of: id, by: .email)
            else { throw TrialFailure() }
            try connection.apply(event, to: delivery, of: letter, worker: worker, at: now)
        }
    }

    func state(of letter: Int64) async throws -> Delivery.State? {
        try await services.database.read { try $0.deliveries.find(of: letter, by: .email)?.state }
    }

    func keptStates() async throws -> [KeptMail.State] {
        try await services.database.read { try $0.receivedMails.newest(limit: 100).map(\.state) }
    }
}

private struct TrialFailure: Error {}
