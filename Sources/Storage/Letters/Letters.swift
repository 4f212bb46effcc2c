package import Domain
package import Foundation

extension Statement {
    /// Returns the statement that inserts a letter.
    /// - Parameter consent: version and language of the words that were agreed to.
    package static func insert(_ stored: StoredLetter, consent: String) -> Statement {
        let letter = stored.letter
        let draft = letter.draft
        return Statement(
            """
            INSERT INTO letter (id, campaign, campaign_version, step, target, rehearsal, language, name, email, country, postcode, address, writer,
                words, own_only, leave_out, updates, consent, browser, proved, stage, written_at, octets, has_words, has_email,
                source)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
            """, letter.id, letter.campaign, letter.campaignVersion, draft.step, letter.target,
            letter.rehearsal, draft.language.tag, draft.name,
            draft.email, draft.country, draft.postcode, draft.address.joined(separator: "\n"),
            draft.writer.rawValue, draft.words, draft.ownOnly,
            draft.leaveOut.sorted().map(String.init).joined(separator: ","), draft.updates,
            consent + (letter.isByHand ? Letter.byHand : ""),
            stored.browser, stored.proved,
            letter.state.rawValue, letter.writtenAt, draft.octets, !draft.words.isEmpty, !draft.email.isEmpty,
            draft.source)
    }
}

/// Letters, from writing to erasing.
package struct Letters: DataAccess {
    let connection: any Connection

    /// Returns the disk space of all unconfirmed letters, in octets. Reads an index of those only.
    package func unconfirmedOctets() throws -> Int {
        // PostgreSQL's sum of integers has another type: hence the cast.
        let sum = try row(
            "SELECT CAST(COALESCE(SUM(octets), 0) AS BIGINT) AS octets FROM letter WHERE stage = 'written'")
        return try Int(sum?.int("octets") ?? 0)
    }

    package func find(_ id: Int64) throws -> StoredLetter? {
        try row(
            "SELECT * FROM letter LEFT JOIN letter_detail ON letter_detail.letter_id = letter.id WHERE letter.id = $1",
            id
        ).map(StoredLetter.init)
    }

    /// Locks a letter for the rest of this transaction and returns its summary. A transaction must
    /// lock a letter before it changes the letter, its deliveries or its status.
    package func lockedSummary(_ id: Int64) throws -> LetterSummary? {
        try row(
            "SELECT id, campaign, target, rehearsal, stage, standing, has_email FROM letter WHERE id = $1 \(dialect.forUpdate)",
            id
        )
        .map(LetterSummary.init)
    }

    /// Locks a letter in the same way and returns all of it.
    package func locked(_ id: Int64) throws -> StoredLetter? {
        guard dialect.hasManyWriters else { return try find(id) }
        return try row("SELECT id FROM letter WHERE id = $1 \(dialect.forUpdate)", id) == nil
            ? nil : find(id)
    }

    /// Locks the letter without waiting. Nil also when another transaction has locked it.
    package func skippingLocked(_ id: Int64) throws -> StoredLetter? {
        guard dialect.hasManyWriters else { return try find(id) }
        return try row("SELECT id FROM letter WHERE id = $1 \(dialect.skipLocked)", id) == nil
            ? nil : find(id)
    }

    /// Locks an unconfirmed letter for the rest of this transaction. Nil when the letter is not, or
    /// no longer, in that state. `lockConfirmed` does the same for a confirmed letter.
    package func lockWritten(_ id: Int64) throws -> Letter? { try lock(id, in: .written) }
    package func lockConfirmed(_ id: Int64) throws -> Letter? { try lock(id, in: .confirmed) }

    private func lock(_ id: Int64, in state: Letter.State) throws -> Letter? {
        guard try run("UPDATE letter SET stage = stage WHERE id = $1 AND stage = $2", id, state.rawValue) == 1
        else { return nil }
        return try find(id)?.letter
    }

    package func setState(_ state: Letter.State, of letter: Int64, at now: Date) throws {
        let column = state == .confirmed ? "confirmed_at" : "dropped_at"
        try run("UPDATE letter SET stage = $1, \(column) = $2 WHERE id = $3", state.rawValue, now, letter)
    }

    /// Sets the letter's status. Returns the changes to the tally, which must be stored in the same
    /// transaction.
    package func setStatus(_ status: LetterStatus, of letter: LetterSummary) throws -> [TallyKey: Int] {
        guard letter.status != status else { return [:] }
        try run("UPDATE letter SET standing = $1 WHERE id = $2", status.rawValue, letter.id)
        var changes = [
            TallyKey(
                campaign: letter.campaign, rehearsal: letter.rehearsal, target: letter.target, .status(status)
            ): 1
        ]
        if let before = letter.status {
            changes[
                TallyKey(
                    campaign: letter.campaign, rehearsal: letter.rehearsal, target: letter.target,
                    .status(before))] = -1
        }
        return changes
    }

    /// Erases the text and the addresses of a letter. The counts stay.
    package func erase(_ letter: Int64, at now: Date) throws {
        let hadWords =
            try row("SELECT id FROM letter WHERE id = $1 AND stage = 'confirmed' AND has_words = 1", letter)
            != nil
        if hadWords { try connection.counts.keepCounted(.ownWords, of: letter, target: "''") }
        if let email = try row("SELECT email FROM letter WHERE id = $1", letter)?.text("email") {
            try connection.deliveries.eraseReplies(of: letter, naming: email)
        }
        try run(
            """
            UPDATE letter SET name = '', email = '', postcode = '', address = '', words = '', has_words = 0, has_email = 0, code = NULL,
                browser = $1, erased_at = $2 WHERE id = $3 AND erased_at IS NULL
            """, [UInt8](), now, letter)
        // The place in which the writer is counted stays, like every count.
        try run("UPDATE letter_detail SET needs_help = 0, did = '' WHERE letter_id = $1", letter)
        try connection.letterWords.delete(letter)
        try connection.outbox.eraseReplies(of: letter)
        try connection.receivedMails.deleteAll(of: letter)
        try connection.passedAnswers.delete(of: letter)
    }

    /// Stores the hashed address of a letter that was reported "not mine". The owner of the address
    /// can then lift the suppression.
    package func markNotMine(_ letter: Int64, by address: [UInt8]) throws {
        try run("UPDATE letter SET disowned_by = $1 WHERE id = $2", address, letter)
    }

    package func reportedNotMineBy(_ letter: Int64) throws -> [UInt8]? {
        try row("SELECT disowned_by FROM letter WHERE id = $1", letter)?.optionalBytes("disowned_by")
    }

    /// Counts one more sending of the confirmation mail. False, and nothing counted, when there
    /// were `limit` already.
    package func mayResend(_ letter: Int64, limit: Int) throws -> Bool {
        try run(
            "UPDATE letter SET resends = resends + 1 WHERE id = $1 AND stage = 'written' AND resends < $2",
            letter, limit) == 1
    }

    /// Deletes a dropped letter, which must be locked, with all that belongs to it.
    package func deleteDropped(_ letter: Int64) throws {
        guard try row("SELECT id FROM letter WHERE id = $1 AND stage = 'dropped'", letter) != nil else {
            return
        }
        try connection.counts.keepCounted(.written, of: letter, target: "target")
        try connection.outbox.delete(of: letter)
        try connection.letterWords.delete(letter)
        try run("DELETE FROM letter_detail WHERE letter_id = $1", letter)
        try connection.deliveries.delete(of: letter)
        try run("DELETE FROM letter WHERE id = $1", letter)
    }

    /// Sets the mark under which the letter counts.
    package func setSource(_ source: String, of letter: Int64) throws {
        try run("UPDATE letter SET source = $1 WHERE id = $2", source, letter)
    }

    /// Corrects the letter's address. Links in mails to the old address stop working.
    package func setAddress(_ email: String, of letter: Int64) throws {
        try run(
            "UPDATE letter SET email = $1, has_email = 1, proved = 0, code = NULL WHERE id = $2", email,
            letter)
        try connection.outbox.endLinks(of: letter)
    }
}

extension LetterSummary {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row.int("id"), campaign: row.text("campaign"), target: row.text("target"),
            rehearsal: row.bool("rehearsal"), state: row.state,
            status: row.status, hasAddress: row.bool("has_email"))
    }
}

extension Row {
    fileprivate var state: Letter.State {
        get throws { try Letter.State(rawValue: text("stage")) ?? .dropped }
    }
    fileprivate var status: LetterStatus? {
        get throws { try optionalText("standing").flatMap(LetterStatus.init) }
    }
}

extension Letter {
    /// What the record of consent ends with where the words spoke of a letter sent by hand.
    fileprivate static let byHand = " by-hand"
}

extension StoredLetter {
    init(_ row: Row) throws {
        let draft = try Draft(
            step: row.text("step"), language: Language(row.text("language")), name: row.text("name"),
            email: row.text("email"),
            country: row.text("country"), postcode: row.text("postcode"),
            address: row.text("address").split(separator: "\n").map(String.init),
            writer: Gender(rawValue: row.text("writer")) ?? .other, words: row.text("words"),
            ownOnly: row.bool("own_only"),
            leaveOut: Set(row.text("leave_out").split(separator: ",").compactMap { Int($0) }),
            updates: row.bool("updates"),
            needsHelp: row.optionalInt("needs_help") == 1, source: row.text("source"),
            did: (row.optionalText("did") ?? "").split(separator: ",").map(String.init))
        let letter = try Letter(
            id: row.int("id"), campaign: row.text("campaign"), campaignVersion: row.int("campaign_version"),
            target: row.text("target"), draft: draft,
            place: LetterPlace(row, "place"), addressee: Addressee(row),
            isByHand: row.text("consent").hasSuffix(Letter.byHand), rehearsal: row.bool("rehearsal"),
            state: row.state, status: row.status, writtenAt: row.date("written_at"),
            confirmedAt: row.optionalDate("confirmed_at"))
        try self.init(
            letter: letter, browser: row.optionalBytes("browser") ?? [], proved: row.bool("proved"),
            code: row.optionalBytes("code"),
            codeAttempts: Int(row.int("code_attempts")), erased: row.optionalInt("erased_at") != nil)
    }
}
