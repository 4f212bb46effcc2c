import Domain
import Foundation
import Storage
import Testing

@testable import Actions

@Suite struct SecondFactorActionsTests {
    private let browser = [UInt8](repeating: 7, count: 16)

    @Test func onlyARightCodeTurnsItOn() async throws {
        try await Trial.runDesk { trial, ruth in
            let second = SecondFactorActions(trial.services, account: ruth)
            let old = Sessions(trial.services).fresh(of: ruth, device: "Safari")
            try await trial.store(old)
            try await second.begin(in: old.row)
            guard case .begun(let app) = try await second.state(in: old.row) else {
                throw CancellationError()
            }
            let other = Sessions(trial.services).fresh(of: ruth, device: "").row
            guard case .none = try await second.state(in: other),
                case .ended = try await second.turnOn(trial.code(app), in: other)
            else {
                Issue.record("another session saw the secret")
                return
            }
            #expect(try await trial.secrets() != [app.secret], "it is encrypted")
            #expect(try await trial.halfSignIn(ruth, in: browser) != nil, "nobody is asked yet")
            guard case .wrong = try await second.turnOn("000 001", in: old.row) else {
                Issue.record("a wrong code")
                return
            }
            let late = app.code(of: TOTP.step(at: trial.services.environment.now()) - 20)
            guard case .clock(minutes: 10) = try await second.turnOn(padded(late), in: old.row) else {
                Issue.record("a code of another time")
                return
            }
            guard case .codes(let codes, let token?) = try await second.turnOn(trial.code(app), in: old.row)
            else {
                Issue.record("a right code")
                return
            }
            #expect(Set(codes).count == SecondFactorRules.recoveryCodes)
            #expect(try await Sessions(trial.services).find(old.token) == nil)
            #expect(try await Sessions(trial.services).find(token)?.session.device == "Safari")
            let before = try await trial.secrets()
            try await second.begin(in: other)
            #expect(try await trial.secrets() == before, "what counts is not replaced")
            #expect(try await trial.history().last == "Ruth second_proof_set Ruth  ")
        }
    }

    @Test func aSecretThatIsNotUsedEndsAfterAnHour() async throws {
        try await Trial.runDesk { trial, ruth in
            let second = SecondFactorActions(trial.services, account: ruth)
            let session = Sessions(trial.services).fresh(of: ruth, device: "").row
            try await second.begin(in: session)
            guard case .begun(let app) = try await second.state(in: session) else {
                throw CancellationError()
            }
            trial.wait(seconds: SecondFactorRules.setUp)
            guard case .ended = try await second.turnOn(trial.code(app), in: session),
                case .none = try await second.state(in: session)
            else {
                Issue.record("still good")
                return
            }
        }
    }

    /// A half sign-in is good in its browser, once, for ten minutes, with a code that was not used.
    @Test func theMailAloneSignsNobodyIn() async throws {
        try await Trial.runDesk { trial, ruth in
            let (app, _, _) = try await trial.setSecond(ruth)
            let finish = FinishSignIn(trial.services)
            let other = [UInt8](repeating: 8, count: 16)
            #expect(try await trial.followMail(ruth, in: browser) == "second")
            #expect(try await finish.asked(in: other) == nil)
            #expect(try await trial.finish(trial.code(app), in: other) == "ended")
            #expect(try await finish.asked(in: browser)?.id == ruth.id)
            #expect(try await trial.finish("000001", in: browser) == "wrong")
            #expect(try await trial.finish(trial.code(app), in: browser) == "wrong", "it set the app up")
            trial.wait(seconds: 30)
            let code = trial.code(app)
            #expect(try await trial.finish(code, in: browser) == "signed in")
            #expect(try await trial.finish(code, in: browser) == "ended", "the same once more")
            #expect(try await trial.halfSignIn(ruth, in: other) == nil)
            #expect(try await trial.finish(code, in: other) == "wrong", "a code that was used")
            trial.wait(seconds: SecondFactorRules.halfSignIn)
            #expect(try await trial.finish(trial.code(app), in: other) == "ended", "too late")
        }
    }

    @Test func guessingAtOnceGetsNoMoreTries() async throws {
        try await Trial.runDesk { trial, ruth in
            let (app, recovery, _) = try await trial.setSecond(ruth)
            for number in 1...30 {
                _ = try await trial.halfSignIn(ruth, in: [UInt8](repeating: UInt8(number), count: 16))
            }
            let outcomes = try await trial.atOnce(30) { number in
                try await trial.finish(
                    "00000\(number % 10)", in: [UInt8](repeating: UInt8(number), count: 16))
            }
            #expect(outcomes.count { $0 == "wrong" } == SecondFactorRules.attempts)
            #expect(outcomes.count { $0 == "waiting" } == 30 - SecondFactorRules.attempts)
            trial.wait(seconds: 30)
            #expect(try await trial.finish(trial.code(app), in: browser) == "waiting")
            #expect(try await trial.finish(recovery[0].letters, in: browser) == "waiting")
            trial.wait(seconds: 31)
            #expect(try await trial.finish(trial.code(app), in: browser) == "signed in")
        }
    }

    @Test func aRecoveryCodeCountsOnce() async throws {
        try await Trial.runDesk { trial, ruth in
            let (app, recovery, _) = try await trial.setSecond(ruth)
            for number in 1...4 {
                _ = try await trial.halfSignIn(ruth, in: [UInt8](repeating: UInt8(number), count: 16))
            }
            let outcomes = try await trial.atOnce(4) { number in
                try await trial.finish(
                    recovery[3].description, in: [UInt8](repeating: UInt8(number), count: 16))
            }
            #expect(outcomes.sorted() == ["signed in", "wrong", "wrong", "wrong"])
            #expect(try await trial.history().last == "Ruth recovery_code_used Ruth  ")
            let second = SecondFactorActions(trial.services, account: ruth)
            trial.wait(seconds: 30)
            guard case .codes(let fresh, token: nil) = try await second.renewCodes(trial.code(app)) else {
                Issue.record("no new codes")
                return
            }
            _ = try await trial.halfSignIn(ruth, in: browser)
            #expect(try await trial.finish(recovery[4].letters, in: browser) == "wrong", "a former one")
            guard case .wrong = try await second.end("000001"),
                case .done = try await second.end(fresh[0].letters)
            else {
                Issue.record("it is not taken off by a code")
                return
            }
            #expect(try await trial.finish(fresh[1].letters, in: browser) == "ended")
            #expect(try await trial.halfSignIn(ruth, in: browser) != nil, "the mail alone again")
        }
    }

    /// The invitation waits for the second proof, and nothing is given before.
    @Test func anInvitationIsAcceptedWithTheSecondProof() async throws {
        try await Trial.runDesk { trial, ruth in
            let gwen = try await trial.join("gwen@harbour.example", as: .calais(.reader), by: ruth).account
            let (app, _, token) = try await trial.setSecond(gwen)
            _ = try await trial.people(ruth).printLink(to: gwen.email, as: .owner)
            let link = try #require(await trial.people(ruth).printLink(to: gwen.email, as: .owner))
            let accepting = AcceptInvitation(trial.services)
            for _ in 1...2 {
                guard
                    case .asksForSecond = try await accepting.accept(
                        link, name: "", in: browser, device: "")
                else {
                    Issue.record("accepted by the mail alone")
                    return
                }
            }
            #expect(try await trial.owners() == ["Ruth"])
            #expect(try await Sessions(trial.services).find(token) != nil)
            trial.wait(seconds: 30)
            #expect(try await trial.finish(trial.code(app), in: browser) == "signed in")
            #expect(try await trial.owners() == ["Gwen", "Ruth"])
            #expect(try await Sessions(trial.services).find(token) == nil)
        }
    }

    @Test func ownersUnlockAndDemandForOthers() async throws {
        try await Trial.runDesk { trial, ruth in
            let gwen = try await trial.join("gwen@harbour.example", as: .calais(.organiser), by: ruth)
            let (_, _, token) = try await trial.setSecond(ruth)
            let sessions = Sessions(trial.services)
            _ = try await trial.halfSignIn(ruth, in: browser)
            for people in [trial.people(gwen.account), trial.people(ruth)] {
                #expect(try await people.unlock(ruth.id) == .notFound)
            }
            #expect(try await trial.people(gwen.account).demandSecond(true) == .notFound)
            #expect(try await trial.people(ruth).demandSecond(true) == .done)
            #expect(try await sessions.find(gwen.token)?.needsSecond == true)
            #expect(try await sessions.find(token)?.needsSecond == false)
            let server = PeopleActions(trial.services, actor: .commandLine(user: "ada"))
            #expect(try await server.unlock(ruth.id) == .done)
            #expect(try await server.unlock(ruth.id) == .notFound)
            #expect(try await sessions.find(token) == nil)
            #expect(try await FinishSignIn(trial.services).asked(in: browser) == nil)
            #expect(
                try await trial.history().suffix(2) == [
                    "Ruth second_proof_demanded   ", "ada account_unlocked Ruth  ",
                ])
            // A session without the second proof does not count where there is one.
            _ = try await trial.setSecond(gwen.account)
            let old = sessions.fresh(of: gwen.account, device: "")
            try await trial.store(old)
            #expect(try await sessions.find(old.token) == nil)
            #expect(try await trial.people(ruth).remove(gwen.account.id, from: nil) == .done)
            let left = try await trial.services.database.read { connection in
                try ["second_factor", "recovery_code", "half_sign_in"].map {
                    try connection.rows("SELECT * FROM \($0)").count
                }
            }
            #expect(left == [0, 0, 0])
        }
    }
}

private func padded(_ code: UInt32) -> String { String(format: "%06d", code) }

extension Trial {
    fileprivate func code(_ app: TOTP) -> String {
        padded(app.code(of: TOTP.step(at: services.environment.now())))
    }

    fileprivate func store(_ session: (row: DeskSession, token: Token)) async throws {
        let (row, secret) = (session.row, session.token.hashed)
        try await services.database.write { try $0.deskSessions.insert(row, secret: secret) }
    }

    fileprivate func secrets() async throws -> [[UInt8]] {
        try await services.database.read {
            try $0.rows("SELECT secret FROM second_factor").map { try $0.bytes("secret") }
        }
    }

    /// Sets a second proof up, with the present code.
    fileprivate func setSecond(_ account: Account) async throws -> (
        app: TOTP, recovery: [RecoveryCode], token: Token
    ) {
        let second = SecondFactorActions(services, account: account)
        let session = Sessions(services).fresh(of: account, device: "").row
        try await second.begin(in: session)
        guard case .begun(let app) = try await second.state(in: session),
            case .codes(let codes, let token?) = try await second.turnOn(code(app), in: session)
        else { throw CancellationError() }
        return (app, codes, token)
    }

    /// Signs in as after a mail's proof. Nil when the second proof is asked for.
    fileprivate func halfSignIn(_ account: Account, in browser: [UInt8]) async throws -> SignedIn? {
        let (services, now) = (services, services.environment.now())
        return try await services.database.write {
            try Sessions(services).begin(account, in: browser, device: "", $0, at: now)
        }
    }

    fileprivate func followMail(_ account: Account, in browser: [UInt8]) async throws -> String {
        let signIn = SignInByMail(services)
        #expect(try await signIn.ask(email: account.email, in: browser, language: "en"))
        try await work()
        let link = post.mails(to: account.email).last?.body.firstMatch(of: /\/desk\/sign-in\/(\S+)\n/)
        let token = try #require(link.flatMap { Token(String($0.output.1)) })
        switch try await signIn.follow(token, in: browser, device: "") {
        case .asksForSecond: return "second"
        default: return "other"
        }
    }

    fileprivate func finish(_ typed: String, in browser: [UInt8]) async throws -> String {
        switch try await FinishSignIn(services).finish(typed, in: browser, device: "") {
        case .signedIn(let done):
            #expect(try await Sessions(services).find(done.token) != nil)
            return "signed in"
        case .wrong: return "wrong"
        case .waiting: return "waiting"
        case .ended: return "ended"
        }
    }

    fileprivate func atOnce(
        _ times: Int, _ work: @escaping @Sendable (Int) async throws -> String
    ) async throws -> [String] {
        try await withThrowingTaskGroup(of: String.self) { group in
            for number in 1...times { group.addTask { try await work(number) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
