package import Domain
import Foundation
import Storage

/// The result of sending a letter form.
package enum Written: Sendable {
    /// The letter is stored, and a confirmation mail is queued. The browser's cookie must be set to
    /// this value.
    case waiting(Browser)
    /// The letter is stored and confirmed at once, because this browser has proved the address and
    /// the name.
    case confirmed(Browser)
    /// The letter is stored and dropped at once. See `Confirmation.addressLimitReached`.
    case addressLimitReached(Browser)
    case problems([LetterForm.Issue])
    /// Nothing is stored yet. The letter is shown, to be signed once more.
    case askAgain
    /// Nothing is stored yet. The page showed another text than the one that would leave now.
    case textChanged
    /// Nothing is stored yet. The page said that the letter leaves by e-mail, and now its writer
    /// sends it by hand, or the other way round.
    case wayChanged
    /// Nothing is stored. An organiser has stopped the e-mail to the target, and there is no other
    /// way.
    case mailStopped
    /// The campaign takes no letters yet, or no more.
    case notOpen(Campaign.Phase)
    /// The campaign takes no new letters, because an organiser said so.
    case stopped(Switch)
}

extension SupporterActions {
    /// Stores a supporter's letter. When the result is `waiting`, the letter is on disk.
    ///
    /// - Parameter network: the network that the letter came from, which is not stored.
    package func writeLetter(
        _ form: LetterForm, to edition: CampaignCache.CampaignVersion, in browser: Browser,
        from network: String? = nil
    ) async throws -> Written {
        let now = environment.now()
        let phase = edition.campaign.phase(at: now)
        guard phase == .open else { return .notOpen(phase) }
        if let stop = services.switches.stop(in: edition.campaign.slug) { return .stopped(stop) }
        var browser = browser
        let secret = browser.secret ?? environment.random(16)
        browser.secret = secret
        // A program filled the field that people do not see. A person who filled the field after
        // all reads the letter and signs once more.
        guard form.honeypot.isEmpty else { return .askAgain }
        let campaign = services.served(edition.campaign)
        switch form.checked(in: campaign) {
        case .failure(let found): return .problems(found.issues)
        case .success(let draft):
            guard let write = campaign.step(draft.step)?.write else {
                return .problems([FormIssue(.step, .unknownStep)])
            }
            guard !campaign.isStopped(write) else { return .mailStopped }
            guard campaign.takesLetters(write) else { return .problems([FormIssue(.step, .unknownStep)]) }
            guard let seated = try await seated(draft, chosen: form, write, in: campaign, browser)
            else {
                return .problems([FormIssue(.division, .missingSeat)])
            }
            let served = services.served(campaign, key: write.target, to: seated.addressee)
            if let changed = changed(since: form.shown, of: write, to: draft.language, edition, served) {
                return changed
            }
            let letter = Letter(
                id: environment.newID(), campaign: edition.campaign.slug, campaignVersion: edition.version,
                target: write.target, draft: seated.draft,
                place: seated.place, addressee: seated.addressee,
                isByHand: served.channels(of: write).first != .email, rehearsal: rehearsal, writtenAt: now)
            browser.latest = letter.id
            return try await store(letter, in: browser, edition: edition, from: network)
        }
    }

    /// Returns what has changed since a page showed the form. Nil when the visitor has seen what
    /// would leave now, or the form says nothing of it.
    private func changed(
        since shown: String, of write: Step.Write, to language: Language,
        _ edition: CampaignCache.CampaignVersion, _ campaign: Campaign
    ) -> Written? {
        guard !shown.isEmpty else { return nil }
        let (text, way) = (edition.mark(of: write, to: language), campaign.wayMark(of: write))
        guard shown.hasPrefix(text) else { return .textChanged }
        return [text + way, text + Campaign.eitherWay].contains(shown) ? nil : .wayChanged
    }

    private func store(
        _ letter: Letter, in browser: Browser, edition: CampaignCache.CampaignVersion, from network: String?
    ) async throws -> Written {
        let known = try await provedLetter(in: browser)?.letter.draft
        let proved = known.map(key.person)
        let person = proved.map { _ in key.person(letter.draft) }
        let isProved = proved != nil && proved?.address == person?.address
        let stored = StoredLetter(letter: letter, browser: (browser.secret ?? []).sha256, proved: isProved)
        guard isProved, proved?.name == person?.name,
            known?.email.lowercased() == letter.draft.email.lowercased(),
            services.switches.on(.code, in: letter.campaign) == nil
        else {
            try services.unconfirmed.take(letter.draft.octets, from: network)
            try await database.take(intake(of: stored, mailAt: letter.writtenAt))
            return .waiting(browser)
        }
        // The mail becomes void when the letter is confirmed, in a moment. If the process dies
        // before that, the mail asks the writer to confirm.
        try await database.take(intake(of: stored, mailAt: letter.writtenAt.addingTimeInterval(300)))
        switch try await confirm(stored, of: edition.campaign, in: browser) {
        case .confirmed(_, let after): return .confirmed(after)
        case .addressLimitReached: return .addressLimitReached(browser)
        default: return .waiting(browser)
        }
    }

    private func intake(of stored: StoredLetter, mailAt due: Date) throws -> WriteBatch {
        let letter = stored.letter
        let statements: [Statement?] = [
            Statement.insert(stored, consent: "\(ConsentWords.version) \(letter.draft.language)"),
            Statement.insertDetail(of: letter),
            try Statement.insert(
                .queued(
                    id: environment.newID(), .confirmation, of: letter.id, rehearsal: letter.rehearsal,
                    due: due)),
        ]
        let written = TallyKey(
            campaign: letter.campaign, rehearsal: letter.rehearsal, target: letter.target, .written)
        return WriteBatch(statements.compactMap(\.self), counts: [written: 1])
    }
}

/// The words of consent that the form shows. The version changes with the words and is stored with
/// each letter.
package enum ConsentWords {
    package static let version = 3
}
