import Domain
import Foundation
import Storage
import Testing

@testable import Actions

@Suite struct SignInByMailTests {
    private static let ruth = "ruth@harbour.example"
    private let browser = [UInt8](repeating: 7, count: 16)
    private let other = [UInt8](repeating: 8, count: 16)

    /// Runs `body` on each engine, with one account.
    private func run(_ body: (Trial, SignInByMail) async throws -> Void) async throws {
        try await Trial.run { trial in
            let first = FirstRun(trial.services)
            _ = try await first.begin(first.secret, name: "Ruth", email: Self.ruth, device: "Firefox")
            try await body(trial, SignInByMail(trial.services))
        }
    }

    private func ask(_ trial: Trial, _ email: String = ruth, in browser: [UInt8]? = nil) async throws
        -> EmailMessage?
    {
        trial.post.forget()
        _ = try await SignInByMail(trial.services).ask(
            email: email, in: browser ?? self.browser, language: "en")
        try await trial.work()
        return trial.post.mails(to: email).first
    }

    private func code(of mail: EmailMessage) throws -> String {
        try #require(mail.body.split(separator: "\n").first { $0.count == 6 && Int($0) != nil }).description
    }

    private func token(of mail: EmailMessage) throws -> Token {
        let link = try #require(mail.body.split(separator: "\n").first { $0.hasPrefix("http") })
        return try #require(link.split(separator: "/").last.flatMap { Token(String($0)) })
    }

    @Test func theDigitsSignInTheBrowserThatAskedOnce() async throws {
        try await run { trial, signIn in
            let code = try code(of: #require(await ask(trial)))
            guard case .ended = try await signIn.enter(code, in: other, device: "") else {
                Issue.record("another browser")
                return
            }
            guard case .signedIn(let done) = try await signIn.enter(code, in: browser, device: "Safari")
            else {
                Issue.record("not signed in")
                return
            }
            #expect(done.account.email == Self.ruth)
            #expect(try await Sessions(trial.services).find(done.token)?.session.device == "Safari")
            guard case .ended = try await signIn.enter(code, in: browser, device: "") else {
                Issue.record("twice")
                return
            }
        }
    }

    @Test func whatHasNoDigitsUsesNoAttemptUp() async throws {
        try await run { trial, signIn in
            let code = try code(of: #require(await ask(trial)))
            for _ in 0...SignInRules.codeAttemptsADay {
                guard case .wrong = try await signIn.enter(" abc", in: browser, device: "") else {
                    Issue.record("not wrong")
                    return
                }
            }
            guard case .signedIn = try await signIn.enter(code, in: browser, device: "") else {
                Issue.record("not signed in")
                return
            }
        }
    }

    @Test func aLinkIsLookedAtWithoutEffectAndUsedOnce() async throws {
        try await run { trial, signIn in
            let token = try token(of: #require(await ask(trial)))
            for _ in 1...3 {
                #expect(try await signIn.look(at: token, in: browser) == .here)
                #expect(try await signIn.look(at: token, in: other) == .elsewhere(email: Self.ruth))
                #expect(try await signIn.look(at: token, in: nil) == .elsewhere(email: Self.ruth))
            }
            guard case .signedIn = try await signIn.follow(token, in: browser, device: "") else {
                Issue.record("not signed in")
                return
            }
            #expect(try await signIn.look(at: token, in: browser) == .used)
            guard case .ended = try await signIn.follow(token, in: browser, device: "") else {
                Issue.record("twice")
                return
            }
        }
    }

    @Test func aMailIsGoodForAQuarterOfAnHour() async throws {
        try await run { trial, signIn in
            let mail = try #require(await ask(trial))
            trial.wait(seconds: SignInRules.mailIsGood + 1)
            #expect(try await signIn.look(at: token(of: mail), in: browser) == .ended)
            guard case .ended = try await signIn.enter(code(of: mail), in: browser, device: "") else {
                Issue.record("too late")
                return
            }
        }
    }

    @Test func afterFiveWrongDigitsOnlyTheLinkWorks() async throws {
        try await run { trial, signIn in
            let mail = try #require(await ask(trial))
            let right = try code(of: mail)
            let wrong = right == "000000" ? "111111" : "000000"
            for _ in 1...SignInRules.codeAttempts {
                guard case .wrong = try await signIn.enter(wrong, in: browser, device: "") else {
                    Issue.record("taken")
                    return
                }
            }
            guard case .tooMany = try await signIn.enter(right, in: browser, device: "") else {
                Issue.record("still open")
                return
            }
            guard case .signedIn = try await signIn.follow(token(of: mail), in: browser, device: "") else {
                Issue.record("the link is gone")
                return
            }
        }
    }

    @Test func guessingEndsForTheDay() async throws {
        try await run { trial, signIn in
            var wrong = 0
            for hour in 1...8 {
                _ = try await ask(trial, in: [UInt8](repeating: UInt8(hour), count: 16))
                for _ in 1...SignInRules.codeAttempts {
                    let outcome = try await signIn.enter(
                        "12345", in: [UInt8](repeating: UInt8(hour), count: 16), device: "")
                    if case .wrong = outcome { wrong += 1 }
                }
                trial.wait(seconds: 3_000)
            }
            #expect(wrong == SignInRules.codeAttemptsADay)
        }
    }

    @Test func nobodyIsFloodedWithMail() async throws {
        try await run { trial, _ in
            var mails = 0
            for number in 0..<9 {
                if try await ask(trial, in: [UInt8](repeating: UInt8(number), count: 16)) != nil {
                    mails += 1
                }
            }
            #expect(mails == SignInRules.mailsAnHour)
            trial.wait(seconds: 3_601)
            #expect(try await ask(trial) != nil)
        }
    }

    @Test func anUnknownAddressGetsNoMailAndLeavesTheSameRows() async throws {
        try await run { trial, signIn in
            #expect(try await ask(trial, "nobody@harbour.example") == nil)
            let rows = try await trial.services.database.read { connection in
                try ["mail", "sign_in"].map { try connection.rows("SELECT * FROM \($0)").count }
            }
            #expect(rows == [1, 1])
            guard case .wrong = try await signIn.enter("123456", in: browser, device: "") else {
                Issue.record("the answer tells that there is no account")
                return
            }
        }
    }
}
