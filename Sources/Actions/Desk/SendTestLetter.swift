package import Domain
package import Foundation
import Storage

/// Sends a letter of a draft to the organiser who tries it, as its target would get it. It goes to
/// no other address, is counted nowhere, and says in its subject what it is.
package struct SendTestLetter: Sendable {
    let services: Services
    let account: Account

    package init(_ services: Services, account: Account) {
        (self.services, self.account) = (services, account)
    }

    package enum Outcome: Sendable, Equatable {
        case queued
        /// The draft has no letter that can be composed.
        case noLetter
        /// The account had its test letters of this hour.
        case tooMany
        case missing
    }

    /// A test letter with what became of it.
    package struct Sent: Sendable {
        package let at: Date
        package let revision: Int64
        package let state: OutboxMessage.State
        /// The mail server's words.
        package let reply: String?
    }

    /// Composes the first letter of the draft and queues it.
    package func send(_ slug: String, as writer: Gender) async throws -> Outcome {
        let operators = OperatorActions(services, actor: .account(account))
        guard let draft = try await operators.draft(slug) else { return .missing }
        guard let campaign = draft.parsed.reading.readable, let letter = compose(campaign, as: writer) else {
            return .noLetter
        }
        let (id, now) = (services.environment.newID(), services.environment.now())
        let content = OutboxMessage.Content(
            email: account.email, language: letter.language,
            arguments: [
                "subject": letter.subject, "name": account.name, "campaign": slug,
                "body": services.composer.mailBody(letter, of: campaign),
            ])
        let row = TestLetter(
            mail: id, slug: slug, account: account.id, revision: draft.revision, askedAt: now)
        return try await services.database.write { [services] connection in
            let since = now.addingTimeInterval(-3_600)
            guard try connection.testLetters.insert(row, limit: SignInRules.testLettersAnHour, since: since)
            else { return .tooMany }
            try connection.outbox.insert(
                .queued(id: id, .testLetter, content, rehearsal: services.rehearsal, due: now))
            return .queued
        }
    }

    /// Returns a letter of a campaign as the account would sign it. Nil without one.
    /// - Parameter letter: the letter's key. Nil: the first letter.
    package func compose(_ campaign: Campaign, as writer: Gender, letter: String? = nil) -> ComposedLetter? {
        let found = campaign.writingSteps.first { letter == nil || $0.write.letter == letter }
        guard let (step, write) = found,
            let language = campaign.original(of: write)
        else { return nil }
        let draft = Draft(
            step: step.key, language: language, name: account.name, email: account.email,
            country: campaign.country ?? "GB", postcode: "", writer: writer)
        return try? Domain.compose(
            draft, in: campaign, step: write, place: nil, on: Day(services.environment.now()))
    }

    /// Returns the account's newest test letters of a campaign, the newest first.
    package func newest(of slug: String, limit: Int = 3) async throws -> [Sent] {
        try await services.database.read { [account] connection in
            try connection.testLetters.newest(of: slug, by: account.id, limit: limit).map { letter in
                let mail = try connection.outbox.find(letter.mail)
                return Sent(
                    at: letter.askedAt, revision: letter.revision, state: mail?.state ?? .void,
                    reply: mail?.reply.map { "\($0)" })
            }
        }
    }
}
