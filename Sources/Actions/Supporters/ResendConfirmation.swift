package import Domain
import Storage

/// The result of asking for the confirmation mail once more.
package enum Resent: Sendable {
    case queued(StoredLetter)
    /// The mail was sent three times already.
    case tooOften(StoredLetter)
    /// Nothing needs to be sent, because the letter is confirmed.
    case confirmed(StoredLetter)
    /// The corrected address is not valid, or another address may be meant.
    case problem(StoredLetter, LetterForm.Issue)
    case unknown
}

extension SupporterActions {
    /// Queues the confirmation mail once more.
    ///
    /// - Parameters:
    ///   - email: the corrected address when the mail system has refused the first, else "".
    ///   - asked: the address about which the page has asked.
    package func resend(page: String, to email: String = "", asked: String = "", in browser: Browser)
        async throws -> Resent
    {
        guard let stored = try await letter(ofPage: page, in: browser) else { return .unknown }
        switch stored.letter.state {
        case .dropped: return .unknown
        case .confirmed: return .confirmed(stored)
        case .written: break
        }
        var address: String?
        if !email.isEmpty, try await isMailRefused(of: stored) {
            var form = LetterForm()
            (form.email, form.emailAsked) = (email, asked)
            switch form.checkedEmail() {
            case .failure(let found): return .problem(stored, found.issues[0])
            case .success(let read): address = read == stored.letter.draft.email ? nil : read
            }
        }
        return try await queue(stored, to: address) ? .queued(stored) : .tooOften(stored)
    }

    /// Whether the mail system refused the writer's own address.
    package func isMailRefused(of stored: StoredLetter) async throws -> Bool {
        try await database.read { try $0.outbox.isConfirmationRefused(of: stored.letter.id) }
    }

    private func queue(_ stored: StoredLetter, to address: String?) async throws -> Bool {
        let (now, mail, letter) = (environment.now(), environment.newID(), stored.letter)
        return try await database.write { connection -> Bool in
            guard try connection.letters.lockWritten(letter.id) != nil,
                try connection.letters.mayResend(letter.id, limit: AddressRules.resends)
            else { return false }
            if let address {
                try connection.letters.setAddress(address, of: letter.id)
                try connection.cancelMails(of: letter.id, at: now)
            }
            try connection.outbox.insert(
                .queued(id: mail, .confirmation, of: letter.id, rehearsal: letter.rehearsal, due: now))
            return true
        }
    }
}
