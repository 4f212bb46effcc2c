import Domain
import Foundation
import Storage
import Testing

@testable import Actions

@Suite struct FirstRunTests {
    private func begin(_ trial: Trial, _ email: String = "ruth@harbour.example", secret: SecretWords? = nil)
        async throws -> FirstRun.Outcome
    {
        let run = FirstRun(trial.services)
        return try await run.begin(
            secret ?? run.secret, name: "Ruth Adeyemi", email: email, device: "Firefox, Linux")
    }

    @Test func theHolderOfTheSecretBecomesTheOwner() async throws {
        try await Trial.run { trial in
            #expect(try await FirstRun(trial.services).isOpen())
            guard case .signedIn(let signedIn) = try await begin(trial) else {
                Issue.record("not signed in")
                return
            }
            #expect(signedIn.account.isOwner)
            let found = try await Sessions(trial.services).find(signedIn.token)
            #expect(found?.account == signedIn.account)
            #expect(found?.session.device == "Firefox, Linux")
            #expect(try await !FirstRun(trial.services).isOpen())
        }
    }

    @Test func anotherSecretMakesNoAccount() async throws {
        try await Trial.run { trial in
            let wrong = SecretWords([UInt8](repeating: 3, count: 12))
            guard case .wrongSecret = try await begin(trial, secret: wrong) else {
                Issue.record("taken")
                return
            }
            #expect(try await FirstRun(trial.services).isOpen())
        }
    }

    @Test func ofManyAtOnceOneBecomesTheOwner() async throws {
        try await Trial.run { trial in
            let signedIn = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 1...12 {
                    group.addTask {
                        if case .signedIn = try await begin(trial, "person\(number)@harbour.example") {
                            return true
                        }
                        return false
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(signedIn == 1)
            #expect(try await trial.services.database.read { try $0.accounts.all() }.count == 1)
        }
    }

    @Test func afterwardsTheRightSecretIsOver() async throws {
        try await Trial.run { trial in
            _ = try await begin(trial)
            guard case .over = try await begin(trial, "other@harbour.example") else {
                Issue.record("a second first account")
                return
            }
        }
    }
}
