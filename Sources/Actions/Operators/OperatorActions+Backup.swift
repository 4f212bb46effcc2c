package import Domain
package import Foundation
package import Storage

extension OperatorActions {
    /// Writes the whole database into a new file, also while Postbag is serving.
    package func backUp(to file: URL) async throws { try await database.engine.copy(to: file) }

    /// Writes the whole database into a new encrypted file.
    /// - Parameter folder: where the copy is that is not encrypted, for as long as that takes.
    package func backUp(to file: URL, for recipients: [AgeRecipient], by folder: URL) async throws {
        try makePrivate(folder)
        let plain = folder.appending(path: "unencrypted.\(database.engine.dialect.copyEnding)")
        try await backUp(to: plain)
        do {
            try await AgeFile.encrypt(plain, to: file, for: recipients, random: environment.random)
        } catch {
            try FileManager.default.removeItem(at: plain)
            throw error
        }
        try FileManager.default.removeItem(at: plain)
    }

    /// Puts everything in doubt that the original may have sent after the backup: letters and mails
    /// that wait. Stops news that goes. Returns how many letters and mails. Nothing else may use
    /// the database meanwhile.
    package func doubtWhatWaits(in backup: String) async throws -> (letters: Int, mails: Int) {
        try await change { connection, now in
            let letters = try connection.doubtDeliveries(at: now)
            let mails = try connection.doubtMails(at: now)
            for rehearsal in [false, true] {
                for news in try connection.news.sending(rehearsal: rehearsal) {
                    try connection.news.setState(.stopped, of: news)
                }
            }
            let event = AuditEvent(.restored, of: backup, detail: "\(letters) \(mails)")
            return ((letters, mails), [event])
        }
    }

    /// Returns what the database holds.
    package func contents() async throws -> DataContents {
        try await database.read { try $0.contents }
    }

    /// Whether the installation's key in the database is the one that its hashes are made with. Nil
    /// when there is nothing to compare.
    package func keyFits() async throws -> Bool? {
        try await database.read { connection in
            guard let bytes = try connection.installation.secret("key") else { return false }
            guard let signer = try connection.signers.newest(),
                let letter = try connection.letters.find(signer.letter)?.letter
            else { return nil }
            let key = Key(bytes)
            let hashes = [key.address(letter.draft.email), key.formerAddress(letter.draft.email)]
            return hashes.contains(signer.address)
        }
    }
}

extension Connection {
    /// Puts the letters that wait in doubt, a few at a time. Returns how many.
    fileprivate func doubtDeliveries(at now: Date) throws -> Int {
        var (count, last): (Int, Int64) = (0, 0)
        while case let waiting = try deliveries.waiting(after: last, limit: Maintenance.batch),
            let end = waiting.last
        {
            for delivery in waiting {
                guard let letter = try letters.lockedSummary(delivery.letter) else { continue }
                try apply(.restored, to: delivery, of: letter, at: now)
            }
            (count, last) = (count + waiting.count, end.letter)
        }
        return count
    }

    /// Puts the mails that wait in doubt. Returns how many.
    fileprivate func doubtMails(at now: Date) throws -> Int {
        var (count, last): (Int, Int64) = (0, 0)
        while case let waiting = try outbox.waiting(after: last, limit: Maintenance.batch),
            let end = waiting.last
        {
            for message in waiting where try apply(.restored, to: message, at: now) { count += 1 }
            last = end.id
        }
        return count
    }
}
