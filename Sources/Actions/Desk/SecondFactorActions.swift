package import Domain
package import Foundation
import Storage

/// What a person does about their own second proof.
package struct SecondFactorActions: Sendable {
    let services: Services
    let account: Account

    package init(_ services: Services, account: Account) {
        (self.services, self.account) = (services, account)
    }

    package enum State: Sendable {
        case none
        /// The secret is shown, and counts after one right code.
        case begun(TOTP)
        case active(since: Date, recoveryCodes: Int)
    }

    package enum Outcome: Sendable {
        /// It is taken off.
        case done
        /// New recovery codes, which are shown once. `token` is of the session that replaces all
        /// others of the account, where the second proof is new.
        case codes([RecoveryCode], token: Token?)
        case wrong
        /// The code belongs to another time: the clocks differ by so many minutes.
        case clock(minutes: Int)
        case waiting(until: Date)
        /// There is nothing to change: it counts already, was taken off, or was begun too long ago.
        case ended
    }

    /// - Parameter session: the one that asks. Another does not see a secret that is not in use.
    package func state(in session: DeskSession) async throws -> State {
        let now = services.environment.now()
        return try await services.database.read { connection in
            guard let found = try connection.secondFactors.find(account.id) else { return .none }
            if let since = found.activeAt {
                return try .active(
                    since: since, recoveryCodes: connection.secondFactors.recoveryCodes(of: account.id))
            }
            guard found.isBeingSetUp(in: session.id, at: now), let codes = services.key.codes(of: found)
            else { return .none }
            return .begun(codes)
        }
    }

    /// Makes a secret for an app. Only this session sees it. Nothing is asked for until one right
    /// code was typed.
    package func begin(in session: DeskSession) async throws {
        let secret = services.environment.random(TOTP.secretLength)
        let sealed = services.key.seal(secret, context: Key.second(account.id))
        try await change { connection, now in
            guard try connection.accounts.find(account.id) != nil else { return ((), []) }
            try connection.secondFactors.begin(
                SecondFactor(account: account.id, sealed: sealed, session: session.id, begunAt: now))
            return ((), [])
        }
    }

    /// Makes the second proof count, by a first code. All sessions end, and this browser gets a new
    /// one.
    package func turnOn(_ typed: String, in session: DeskSession) async throws -> Outcome {
        let codes = freshCodes()
        let fresh = Sessions(services).fresh(of: account, device: session.device, hasSecond: true)
        return try await change { connection, now in
            guard var found = try connection.secondFactors.locked(account.id),
                found.isBeingSetUp(in: session.id, at: now),
                let secret = services.key.codes(of: found)
            else { return (.ended, []) }
            guard case .digits(let code) = TypedSecond(typed) else { return (.wrong, []) }
            guard found.take(code, with: secret, at: now) else {
                return (secret.minutesOff(code, at: now).map { .clock(minutes: $0) } ?? .wrong, [])
            }
            found.activeAt = now
            guard try connection.secondFactors.store(found) else { return (.ended, []) }
            try store(codes, connection)
            try connection.deskSessions.endAll(of: account.id)
            try connection.deskSessions.insert(fresh.row, secret: fresh.token.hashed)
            return (.codes(codes, token: fresh.token), [AuditEvent(.secondSet, of: account.name)])
        }
    }

    /// Makes new recovery codes. The former ones end.
    package func renewCodes(_ typed: String) async throws -> Outcome {
        let codes = freshCodes()
        return try await change { connection, now in
            try proved(typed, connection, at: now) {
                try store(codes, connection)
                return (.codes(codes, token: nil), [AuditEvent(.recoveryRenewed, of: account.name)])
            }
        }
    }

    /// Takes the second proof off.
    package func end(_ typed: String) async throws -> Outcome {
        try await change { connection, now in
            try proved(typed, connection, at: now) {
                _ = try connection.secondFactors.end(account.id)
                return (.done, [AuditEvent(.secondEnded, of: account.name)])
            }
        }
    }

    private func proved(
        _ typed: String, _ connection: any Connection, at now: Date,
        then change: () throws -> (Outcome, [AuditEvent])
    ) throws -> (Outcome, [AuditEvent]) {
        switch try connection.prove(typed, of: account, services.key, at: now) {
        case .right: try change()
        case .wrong: (.wrong, [])
        case .waiting(let until): (.waiting(until: until), [])
        case nil: (.ended, [])
        }
    }

    private func freshCodes() -> [RecoveryCode] {
        (0..<SecondFactorRules.recoveryCodes).map { _ in
            RecoveryCode(services.environment.random(RecoveryCode.length / 2))
        }
    }

    private func store(_ codes: [RecoveryCode], _ connection: any Connection) throws {
        try connection.secondFactors.setRecoveryCodes(
            codes.map { services.key.recovery($0, of: account.id) }, of: account.id)
    }

    private func change<T: Sendable>(
        _ work: @escaping @Sendable (any Connection, _ now: Date) throws -> (T, [AuditEvent])
    ) async throws -> T {
        try await OperatorActions(services, actor: .account(account)).change(work)
    }
}

extension Connection {
    /// Tries what was typed as the second proof of an account, and counts the attempt. Nil for an
    /// account without one.
    func prove(_ typed: String, of account: Account, _ key: Key, at now: Date) throws
        -> SecondFactor.Verdict?
    {
        guard var factor = try secondFactors.locked(account.id), factor.activeAt != nil,
            let codes = key.codes(of: factor)
        else { return nil }
        // What is neither six digits nor ten letters is no guess.
        guard let read = TypedSecond(typed) else { return .wrong }
        let verdict = try factor.check(read, with: codes, at: now) { code in
            try secondFactors.takeRecoveryCode(key.recovery(code, of: account.id), of: account.id)
        }
        guard try secondFactors.store(factor) else { return .wrong }
        if case .recovery = read, verdict == .right {
            let event = AuditEvent(.recoveryUsed, of: account.name)
            try audit.add(event, by: .account(account), at: now)
        }
        // Whoever guesses has the mail already, so the history must tell.
        if verdict == .wrong, factor.failures >= SecondFactorRules.attempts {
            try audit.add(AuditEvent(.secondRefused, of: account.name), by: .account(account), at: now)
        }
        return verdict
    }
}

extension Key {
    static func second(_ account: Int64) -> String { "second proof \(account)" }

    /// Nil when the secret was not encrypted for this account with this key.
    func codes(of factor: SecondFactor) -> TOTP? {
        open(factor.sealed, context: Self.second(factor.account)).map { TOTP(secret: $0) }
    }
}
