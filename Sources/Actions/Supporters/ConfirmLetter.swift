package import Domain
import Foundation
import Storage

/// The result of following a confirm link, pressing its button or typing its code.
package enum Confirmation: Sendable {
    /// The letter is confirmed now, or the person had written before: the screen is the same. The
    /// browser has proved its address. Also the result of a second press, and of a later
    /// confirmation in the letter's own browser.
    case confirmed(Letter, Browser)
    /// The letter was confirmed before. Another browser is granted nothing.
    case before(Letter)
    /// Others have written from this address: four names, or one name with another postcode. The
    /// letter is dropped and its text is returned by mail.
    case addressLimitReached(Letter)
    /// The letter has expired, was dropped, or was reported as "not mine".
    case gone(Letter)
    case unknown
    case wrongCode(StoredLetter, attemptsLeft: Int)
}

extension SupporterActions {
    /// The letter behind a mailed token; nil when there is none.
    package func letter(ofMailed text: String) async throws -> StoredLetter? {
        guard let token = Token(mailed: text) else { return nil }
        return try await database.read { connection in
            guard let id = try connection.outbox.letter(of: token.id, secret: token.hashed) else {
                return nil
            }
            return try connection.letters.find(id)
        }
    }

    /// Whether this is the browser in which the letter was written.
    package func wrote(_ stored: StoredLetter, in browser: Browser) -> Bool {
        browser.secret.map { equalInConstantTime($0.sha256, stored.browser) } ?? false
    }

    /// Confirms the letter behind a mailed token.
    ///
    /// - Parameters:
    ///   - pressed: true for a press of the button, false for following the link.
    ///   - code: what was typed as the digits, which the letter may need beside the link.
    package func confirm(
        mailed text: String, in browser: Browser, pressed: Bool = false, code: String = ""
    ) async throws -> Confirmation {
        guard let stored = try await letter(ofMailed: text) else { return .unknown }
        guard !demandsCode(stored.letter) else {
            return try await confirm(stored, code: code, in: browser, isMailed: true)
        }
        return try await confirm(stored, in: browser, pressed: pressed)
    }

    /// Whether the link alone does not confirm a letter now.
    package func demandsCode(_ letter: Letter) -> Bool {
        letter.state == .written && services.switches.on(.code, in: letter.campaign) != nil
    }

    /// Confirms the letter of a page by its code. The attempt is counted before the code is
    /// compared. After five wrong codes no code is accepted for the letter; the link still is,
    /// unless a switch demands both.
    package func confirm(page: String, code: String, in browser: Browser) async throws -> Confirmation {
        guard let stored = try await letter(ofPage: page, in: browser) else { return .unknown }
        return try await confirm(stored, code: code, in: browser)
    }

    /// - Parameter isMailed: whether the browser has the mailed link. It then has the mailbox, and
    ///   its attempts do not count against the address.
    private func confirm(
        _ stored: StoredLetter, code: String, in browser: Browser, isMailed: Bool = false
    ) async throws -> Confirmation {
        try services.switches.requireWritable(stored.letter.campaign)
        guard stored.letter.state != .dropped, !stored.erased else {
            return try await confirm(stored, in: browser)
        }
        let letter = stored.letter
        guard !Digits.western(code).filter(\.isWholeNumber).isEmpty else {
            let left = AddressRules.codeAttempts - stored.codeAttempts
            return letter.state == .confirmed
                ? .before(letter) : .wrongCode(stored, attemptsLeft: max(0, left))
        }
        let (address, day) = (key.address(letter.draft.email), Day(environment.now()))
        let (left, mails) = try await database.write { connection in
            let atLetter = AddressRules.codeAttempts - (try connection.codeAttempts.count(at: letter.id))
            let ofAddress = isMailed ? 0 : try connection.codeAttempts.count(of: address, on: day)
            return (
                min(atLetter, AddressRules.codeAttemptsADay - ofAddress),
                try connection.outbox.withCodes(of: letter.id)
            )
        }
        guard left >= 0, isCode(code, of: stored, mailed: mails) else {
            return letter.state == .confirmed
                ? .before(letter) : .wrongCode(stored, attemptsLeft: max(0, left))
        }
        return try await confirm(stored, in: browser)
    }

    /// Whether the typed code is right. Every code that was mailed for the letter is accepted.
    private func isCode(_ typed: String, of stored: StoredLetter, mailed mails: [Int64]) -> Bool {
        let digits = Digits.western(typed).filter { $0.isASCII && $0.isNumber }
        let id = stored.letter.id
        let isFormer = stored.code.map { equalInConstantTime($0, key.code(digits, of: id)) } ?? false
        return isFormer
            || mails.contains { equalInConstantTime(Array(digits.utf8), Array(key.digits(of: $0).utf8)) }
    }

    private func confirm(_ stored: StoredLetter, in browser: Browser, pressed: Bool = false) async throws
        -> Confirmation
    {
        try services.switches.requireWritable(stored.letter.campaign)
        switch stored.letter.state {
        case .dropped: return .gone(stored.letter)
        case .confirmed: return try await confirmAgain(stored, in: browser, pressed: pressed)
        case .written:
            guard let edition = try await campaigns.edition(of: stored.letter) else {
                return .gone(stored.letter)
            }
            let confirmation = try await confirm(stored, of: edition.campaign, in: browser)
            // A second press may have confirmed the letter meanwhile.
            guard case .before = confirmation,
                let after = try await database.read({ try $0.letters.find(stored.letter.id) }),
                after.letter.state == .confirmed
            else { return confirmation }
            return try await confirmAgain(after, in: browser, pressed: pressed)
        }
    }

    /// Decides the result for a letter that is already confirmed. A second press proves the same as
    /// the first. The answer to the first may never have been read.
    private func confirmAgain(_ stored: StoredLetter, in browser: Browser, pressed: Bool) async throws
        -> Confirmation
    {
        let letter = stored.letter
        guard !stored.erased else { return .before(letter) }
        let now = environment.now()
        let isSecond =
            pressed && letter.confirmedAt.map { now.timeIntervalSince($0) < Retention.secondPress } ?? false
        let person = key.person(letter.draft)
        let fresh = Token(id: environment.newID(), secret: environment.random(16))
        let isOwn = wrote(stored, in: browser)
        let verifiedBrowser = try await database.write { connection -> Token? in
            let held = try connection.provedPerson(browser.verifiedBrowser, key: key, at: now)
            let isHeld = held?.address == person.address && held?.name == person.name
            guard isHeld || isOwn || isSecond else { return nil }
            return try connection.grant(
                isHeld ? browser.verifiedBrowser : nil, else: fresh, to: letter, at: now)
        }
        guard let verifiedBrowser else { return .before(letter) }
        var proved = browser
        proved.verifiedBrowser = verifiedBrowser
        return .confirmed(letter, proved)
    }

    /// Confirms the letter in one transaction. Registers the signer, queues or offers the letter,
    /// changes the count, queues the copy, and stores the browser's proof.
    func confirm(_ stored: StoredLetter, of campaign: Campaign, in browser: Browser) async throws
        -> Confirmation
    {
        let now = environment.now()
        let campaign = services.addressed(campaign, for: stored.letter)
        let person = key.person(stored.letter.draft)
        let former = key.formerAddress(stored.letter.draft.email)
        let fresh = Token(id: environment.newID(), secret: environment.random(16))
        let mail = environment.newID()
        let channels = services.channels(of: stored.letter, in: campaign)
        let several = services.hasOthers(beside: stored.letter)
        let held = channels.first == .email ? services.reason(toHold: stored.letter) : nil
        let outcome = try await database.write { connection -> (letter: Letter, verifiedBrowser: Token)? in
            guard let letter = try connection.letters.lockWritten(stored.letter.id) else { return nil }
            if let former { try connection.signers.rename(former, to: person.address, in: letter) }
            let confirmed = try connection.confirm(
                letter, as: person, several: several, channels: channels, held: held, mail: mail, at: now)
            guard confirmed.state == .confirmed else { return (confirmed, fresh) }
            if confirmed.id == letter.id, letter.draft.updates {
                let id = key.newsID(person.address, of: letter.campaign, rehearsal: letter.rehearsal)
                try connection.newsAddresses.add(id, letter: letter.id, address: person.address, at: now)
            }
            let proved = try connection.provedPerson(browser.verifiedBrowser, key: key, at: now)
            return (
                confirmed,
                try connection.grant(
                    proved?.address == person.address && proved?.name == person.name
                        ? browser.verifiedBrowser : nil, else: fresh, to: confirmed, at: now)
            )
        }
        guard let outcome else { return .before(stored.letter) }
        guard outcome.letter.state == .confirmed else { return .addressLimitReached(outcome.letter) }
        var proved = browser
        proved.verifiedBrowser = outcome.verifiedBrowser
        return .confirmed(outcome.letter, proved)
    }
}

extension Connection {
    /// Confirms the letter. Drops the letter when this person has written to this target before,
    /// and returns the earlier letter. Drops the letter when the address limit is reached, and
    /// returns the dropped letter.
    ///
    /// - Parameter several: true when others sit for the same division, and may be written to as
    ///   well.
    /// - Parameter held: why the letter waits for a reader. Nil for one that goes at once.
    fileprivate func confirm(
        _ letter: Letter, as person: PersonHash, several: Bool, channels: [Channel], held: WordsHold?,
        mail: Int64, at now: Date
    ) throws -> Letter {
        let (entry, earlier) = try signers.register(person, for: letter, several: several)
        switch entry {
        case .registered:
            return try confirmed(letter, as: person, channels: channels, held: held, mail: mail, at: now)
        case .wroteBefore:
            try drop(letter, telling: .alreadyWrote, mail: mail, at: now)
            return earlier ?? letter
        case .addressLimitReached:
            try drop(letter, telling: .addressLimitReached, mail: mail, at: now)
            var dropped = letter
            dropped.state = .dropped
            return dropped
        }
    }

    private func drop(_ letter: Letter, telling kind: OutboxKind, mail: Int64, at now: Date) throws {
        try drop(letter, at: now)
        // The text is returned by this mail. Later the text is erased like that of any unconfirmed
        // letter.
        try letters.setDeadline(of: letter.id, at: now.addingTimeInterval(Retention.unconfirmed))
        try outbox.insert(.queued(id: mail, kind, of: letter.id, rehearsal: letter.rehearsal, due: now))
    }

    private func confirmed(
        _ letter: Letter, as person: PersonHash, channels: [Channel], held: WordsHold?, mail: Int64,
        at now: Date
    ) throws -> Letter {
        try outbox.insert(.queued(id: mail, .copy, of: letter.id, rehearsal: letter.rehearsal, due: now))
        try countSupporter(person, of: letter)
        try letters.setState(.confirmed, of: letter.id, at: now)
        try letters.setDeadline(of: letter.id, at: now.addingTimeInterval(Retention.afterDelivery))
        // The writer may have sent the letter by hand already, from the page that waits.
        let isSent = try deliveries.all(of: letter.id).contains { $0.state == .handedOver }
        let held = isSent ? nil : held
        if let channel = channels.first, !isSent {
            let first = Delivery.first(letter: letter.id, channel: channel, at: now)
            try deliveries.insert(
                held == nil ? first : first.record(.heldForReader, at: now).delivery, of: letter)
        }
        if !letter.draft.words.isEmpty { try letterWords.add(letter, held: held) }
        let all = try deliveries.all(of: letter.id)
        let status = LetterStatus.best(all.map(\.state))
        try counts.count(letters.setStatus(status, of: letter.head))
        var confirmed = letter
        (confirmed.state, confirmed.confirmedAt, confirmed.status) = (.confirmed, now, status)
        let first = all.first { $0.channel == .email } ?? all.first
        try countFigures(of: &confirmed, channel: first?.channel ?? channels.first)
        return confirmed
    }

    private func countFigures(of letter: inout Letter, channel: Channel?) throws {
        let source = try counts.sourceCounted(
            letter.draft.source, of: letter.campaign, rehearsal: letter.rehearsal)
        if source != letter.draft.source { try letters.setSource(source, of: letter.id) }
        letter.draft.source = source
        try counts.count(letter.figures(channel: channel).reduce(into: [:]) { $0[$1] = 1 })
    }

    private func countSupporter(_ person: PersonHash, of letter: Letter) throws {
        let key = { TallyKey(campaign: letter.campaign, rehearsal: letter.rehearsal, $0) }
        if try signers.register(person, for: letter, target: "") == .registered {
            try counts.count([key(.supporters): 1])
            try counts.count(Dictionary(uniqueKeysWithValues: letter.places.map { ($0, 1) }))
        } else {
            try move(person, to: letter)
        }
        if !letter.draft.words.isEmpty { try counts.count([key(.ownWords): 1]) }
    }

    /// Counts a supporter in the division chosen now. The supporter was counted in another division
    /// before, or in none.
    fileprivate func move(_ person: PersonHash, to letter: Letter) throws {
        let counted = try signers.countedLetter(of: person, like: letter)
        guard let place = letter.place, counted.place != place, counted.draft.country == letter.draft.country
        else { return }
        var moved = counted
        moved.place = place
        try move(counted.places, to: moved.places)
        try letters.setPlace(place, of: counted)
    }

    func move(_ from: [PlaceKey], to: [PlaceKey]) throws {
        let (from, to) = (Set(from), Set(to))
        try counts.count(
            Dictionary(
                uniqueKeysWithValues: from.subtracting(to).map { ($0, -1) }
                    + to.subtracting(from).map { ($0, 1) }))
    }

    /// The person whom a browser has proved. Nil when the browser has no valid proof.
    fileprivate func provedPerson(_ verifiedBrowser: Token?, key: Key, at now: Date) throws -> PersonHash? {
        guard let verifiedBrowser,
            let id = try verifiedBrowsers.letter(
                of: verifiedBrowser.id, secret: verifiedBrowser.hashed, at: now)
        else { return nil }
        return try letters.find(id).map { key.person($0.letter.draft) }
    }

    /// Returns the browser's proof. A browser that proved this person before keeps its proof, with
    /// the time at which the proof expires. Another browser gets a fresh proof.
    fileprivate func grant(_ held: Token?, else fresh: Token, to letter: Letter, at now: Date) throws -> Token
    {
        if let held {
            try verifiedBrowsers.setLetter(letter.id, of: held.id)
            return held
        }
        try verifiedBrowsers.insert(
            id: fresh.id, secret: fresh.hashed, letter: letter.id,
            expires: now.addingTimeInterval(Retention.verifiedBrowser))
        return fresh
    }

    func drop(_ letter: Letter, at now: Date) throws {
        try letters.setState(.dropped, of: letter.id, at: now)
        try letters.setDeadline(of: letter.id, at: now.addingTimeInterval(Retention.afterDropping))
    }
}

extension Connection {
    /// The time at which maintenance next looks at the letter. Nil for an erased letter. An
    /// unconfirmed letter has seven days from its writing, whatever becomes of its mail.
    func deadline(of letter: Letter) throws -> Date? {
        letter.state == .written
            ? letter.writtenAt.addingTimeInterval(Retention.unconfirmed) : try letters.deadline(of: letter.id)
    }
}
