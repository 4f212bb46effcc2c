package import Domain
import Foundation
import Storage

/// Signs in to the desk by a mail with a link and six digits. There are no passwords.
package struct SignInByMail: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    package enum Outcome: Sendable {
        case signedIn(SignedIn)
        /// The account has a second proof, which this browser is asked for now.
        case asksForSecond
        /// These are not the digits of a mail that this browser asked for.
        case wrong
        /// The link or the digits were used, or are older than 15 minutes.
        case ended
        /// There were too many wrong digits. The links of the mails still work.
        case tooMany
    }

    /// What following a link may do. Following alone changes nothing.
    package enum Link: Sendable, Equatable {
        /// The browser that asked: it is signed in at once.
        case here
        /// Another browser, or a mail scanner: it is shown a button.
        case elsewhere(email: String)
        case used
        case ended
    }

    /// Sends a mail to the address, if it has an account. Whoever asks learns nothing about that:
    /// the same rows are read and written for every address. The secret of the browser ties the
    /// digits to it. False when the address has had its mails of this hour.
    package func ask(email: String, in browser: [UInt8], language: Language) async throws -> Bool {
        let now = services.environment.now()
        let (id, address) = (services.environment.newID(), services.key.account(email))
        return try await services.database.write { connection in
            let account = try connection.accounts.find(address: address)
            let signIn = SignIn(
                id: id, account: account?.id, address: address, browser: browser.sha256, askedAt: now)
            guard
                try connection.signIns.insert(
                    signIn, limit: SignInRules.mailsAnHour, since: now.addingTimeInterval(-3_600))
            else { return false }
            try connection.outbox.insert(mail(id, to: account, language, at: now))
            return true
        }
    }

    /// Returns the mail to an account. Without an account, returns a message that is never sent.
    private func mail(_ id: Int64, to account: Account?, _ language: Language, at now: Date) -> OutboxMessage
    {
        guard let account else {
            return OutboxMessage(
                id: id, kind: .signIn, letter: nil, rehearsal: services.rehearsal, state: .void,
                queuedAt: now,
                dueAt: now)
        }
        let content = OutboxMessage.Content(email: account.email, language: language)
        return .queued(id: id, .signIn, content, rehearsal: services.rehearsal, due: now)
    }

    /// Signs in with the digits of a mail that this browser asked for.
    package func enter(_ digits: String, in browser: [UInt8], device: String) async throws -> Outcome {
        let now = services.environment.now()
        let since = now.addingTimeInterval(-SignInRules.mailIsGood)
        let typed = Array(Digits.western(digits).utf8.filter { (0x30...0x39).contains($0) })
        // What has no digits is no guess, and uses up none.
        guard !typed.isEmpty else { return .wrong }
        return try await services.database.write { connection in
            let open = try connection.signIns.open(
                of: browser.sha256, since: since, limit: SignInRules.mailsAnHour)
            guard !open.isEmpty else { return .ended }
            var today: [[UInt8]: Int] = [:]
            for address in Set(open.map(\.address)) {
                today[address] = try connection.codeAttempts.count(of: address, on: Day(now))
            }
            var wasCounted = false
            for signIn in open where today[signIn.address, default: 0] <= SignInRules.codeAttemptsADay {
                guard try connection.signIns.countAttempt(at: signIn.id, limit: SignInRules.codeAttempts)
                else { continue }
                wasCounted = true
                guard let account = signIn.account,
                    equalInConstantTime(typed, Array(services.key.digits(of: signIn.id).utf8))
                else { continue }
                return try use(signIn.id, account, browser, device, connection, since: since, at: now)
            }
            return wasCounted ? .wrong : .tooMany
        }
    }

    /// Says what a followed link may do.
    package func look(at token: Token, in browser: [UInt8]?) async throws -> Link {
        let since = services.environment.now().addingTimeInterval(-SignInRules.mailIsGood)
        return try await services.database.read { connection in
            guard try connection.outbox.matches(token.id, secret: token.hashed),
                let signIn = try connection.signIns.find(token.id), let account = signIn.account,
                let email = try connection.accounts.find(account)?.email
            else { return .ended }
            guard !signIn.isUsed else { return .used }
            guard signIn.isOpen(since: since) else { return .ended }
            return signIn.browser == browser?.sha256 ? .here : .elsewhere(email: email)
        }
    }

    /// Signs in with the link of a mail.
    package func follow(_ token: Token, in browser: [UInt8], device: String) async throws -> Outcome {
        let now = services.environment.now()
        let since = now.addingTimeInterval(-SignInRules.mailIsGood)
        return try await services.database.write { connection in
            guard let signIn = try found(token, connection, since: since), let account = signIn.account
            else { return .ended }
            return try use(signIn.id, account, browser, device, connection, since: since, at: now)
        }
    }

    private func found(_ token: Token, _ connection: any Connection, since: Date) throws -> SignIn? {
        guard try connection.outbox.matches(token.id, secret: token.hashed),
            let signIn = try connection.signIns.find(token.id), signIn.isOpen(since: since)
        else { return nil }
        return signIn
    }

    private func use(
        _ id: Int64, _ account: Int64, _ browser: [UInt8], _ device: String, _ connection: any Connection,
        since: Date, at now: Date
    ) throws -> Outcome {
        guard let account = try connection.accounts.find(account),
            try connection.signIns.use(id, since: since, at: now)
        else { return .ended }
        return try Sessions(services).begin(account, in: browser, device: device, connection, at: now)
            .map(Outcome.signedIn) ?? .asksForSecond
    }
}
