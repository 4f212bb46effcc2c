import Domain
import Foundation
import Storage
import Testing

@testable import Actions

@Suite struct SessionsTests {
    private func signedIn(_ trial: Trial) async throws -> SignedIn {
        let run = FirstRun(trial.services)
        let outcome = try await run.begin(
            run.secret, name: "Ruth", email: "ruth@harbour.example", device: "Firefox")
        guard case .signedIn(let signedIn) = outcome else { throw CancellationError() }
        return signedIn
    }

    @Test func aSessionEndsTwoWeeksAfterItsLastUse() async throws {
        try await Trial.run { trial in
            let (sessions, token) = try await (Sessions(trial.services), signedIn(trial).token)
            for _ in 1...3 {
                trial.wait(days: 13.9)
                #expect(try await sessions.find(token) != nil)
            }
            trial.wait(days: 14.1)
            #expect(try await sessions.find(token) == nil)
        }
    }

    @Test func aSessionEndsAfterNinetyDaysInAnyCase() async throws {
        try await Trial.run { trial in
            let (sessions, token) = try await (Sessions(trial.services), signedIn(trial).token)
            for day in 1...100 {
                trial.wait(days: 1)
                #expect(try await (sessions.find(token) != nil) == (day < 90), "day \(day)")
            }
        }
    }

    @Test func onlyTheWholeSecretFindsASession() async throws {
        try await Trial.run { trial in
            let (sessions, token) = try await (Sessions(trial.services), signedIn(trial).token)
            var secret = token.secret
            secret[15] ^= 1
            #expect(try await sessions.find(Token(id: token.id, secret: secret)) == nil)
            #expect(try await sessions.find(Token(id: token.id + 1, secret: token.secret)) == nil)
            let stored = try await trial.services.database.read {
                try $0.rows("SELECT secret FROM desk_session").map { try $0.bytes("secret") }
            }
            #expect(stored == [token.hashed])
        }
    }

    @Test func aSessionIsEndedByItsOwnAccountOnly() async throws {
        try await Trial.run { trial in
            let (sessions, signedIn) = try await (Sessions(trial.services), signedIn(trial))
            let other = Account(id: 9, name: "Samir", email: "samir@harbour.example", isOwner: true)
            try await sessions.end(signedIn.token.id, of: other)
            #expect(try await sessions.find(signedIn.token) != nil)
            try await sessions.end(signedIn.token.id, of: signedIn.account)
            #expect(try await sessions.find(signedIn.token) == nil)
        }
    }

    @Test func anHourAfterTheLastProofANewOneIsNeeded() async throws {
        try await Trial.run { trial in
            let (sessions, token) = try await (Sessions(trial.services), signedIn(trial).token)
            trial.wait(seconds: 3_599)
            #expect(
                try await sessions.find(token).map {
                    $0.session.needsProof(at: trial.services.environment.now())
                } == false)
            trial.wait(seconds: 2)
            #expect(
                try await sessions.find(token).map {
                    $0.session.needsProof(at: trial.services.environment.now())
                } == true)
        }
    }
}
