package import Domain
import Storage

/// The holds on our mail, and what the mail servers asked for.
package struct MailState: Sendable, Equatable {
    /// One mail server that holds or slows down our mail.
    package struct Trouble: Sendable, Equatable {
        package let relay: String
        package var letters: MailHold?
        package var mails: MailHold?
        package var slowdown: MailSlowdown?

        /// The hold of either, the letters' first.
        package var hold: MailHold? { letters ?? mails }
    }

    /// Why letters wait, where no mail server takes them. Nil while one does.
    package var letters: MailHold?
    /// The same for mails to supporters.
    package var mails: MailHold?
    /// The newest slowdown of a mail server.
    package var slowdown: MailSlowdown?
    /// The mail servers with a hold or a slowdown, in their order.
    package var troubles: [Trouble] = []
    /// Nil while nobody holds mail at the desk.
    package var stop: MailStop?

    package init() {}

    package var lettersWait: Bool { letters != nil || stop != nil }
    package var supporterMailsWait: Bool { mails != nil || stop != nil }
}

extension Services {
    /// Makes a probe of held mail due at once. Called when a worker starts, because the settings
    /// may have been corrected. Ends the holds of mail servers that are no longer used.
    package func probeHeldMail() async throws {
        let now = environment.now()
        try await database.write { [rehearsal, relays] in
            try $0.mailHolds.forget(except: relays, rehearsal: rehearsal, at: now)
            try $0.mailHolds.probeNow(rehearsal: rehearsal, at: now)
        }
    }

    /// Which of our senders' mail is held, and whether a server asked for less.
    package func mailState() async throws -> MailState {
        guard !rehearsal else { return MailState() }
        return try await database.read { [relays] connection in
            let holds = connection.mailHolds
            var state = MailState()
            state.letters = try holds.hold(of: .letters, among: relays, rehearsal: false)
            state.mails = try holds.hold(of: .mails, among: relays, rehearsal: false)
            state.stop = try holds.stop(rehearsal: false)
            state.troubles = try relays.compactMap { relay in
                let trouble = try MailState.Trouble(
                    relay: relay, letters: holds.hold(of: .letters, by: relay, rehearsal: false),
                    mails: holds.hold(of: .mails, by: relay, rehearsal: false),
                    slowdown: holds.slowdown(by: relay, rehearsal: false))
                return trouble.hold == nil && trouble.slowdown == nil ? nil : trouble
            }
            state.slowdown = state.troubles.compactMap(\.slowdown).max { $0.at < $1.at }
            return state
        }
    }
}
