package import Domain
import Foundation
import Storage

/// The result of withdrawing a confirmed letter.
package enum Withdrawal: Sendable {
    /// The letter had not left and will not be sent. The letter no longer counts, and is erased.
    case withdrawn
    /// The letter has left and cannot be called back. The kept data is erased. The count stays,
    /// because the count says what left.
    case erased
    /// The letter is being sent at this moment, or is in doubt. Nobody can say yet whether the
    /// letter has left.
    case underWay
}

extension SupporterActions {
    /// Withdraws the letter, when the reader of the first mail takes the consent back. Nil when the
    /// letter is not confirmed.
    package func withdraw(_ stored: StoredLetter) async throws -> Withdrawal? {
        try services.switches.requireWritable(stored.letter.campaign)
        let now = environment.now()
        let person = key.person(stored.letter.draft)
        return try await database.write { connection in
            guard let letter = try connection.letters.lockConfirmed(stored.letter.id) else { return nil }
            let deliveries = try connection.deliveries.locked(of: letter.id)
            let states = deliveries.map(\.state)
            if states.contains(where: { [.sending, .inDoubt].contains($0) }) { return .underWay }
            try connection.newsAddresses.remove(
                campaign: letter.campaign, rehearsal: letter.rehearsal, address: person.address)
            if states.contains(where: { [.accepted, .settled, .handedOver].contains($0) })
                || letter.draft.email.isEmpty
            {
                try connection.letters.erase(letter.id, at: now)
                try connection.letters.clearDeadline(of: letter.id)
                return .erased
            }
            let channels = deliveries.map(\.channel)
            try connection.withdraw(
                letter, of: person, channel: channels.contains(.email) ? .email : channels.first, at: now)
            return .withdrawn
        }
    }
}

extension Connection {
    fileprivate func withdraw(_ letter: Letter, of person: PersonHash, channel: Channel?, at now: Date)
        throws
    {
        try takeOutOfCounts(letter, of: person, channel: channel)
        try deliveries.delete(of: letter.id)
        try drop(letter, at: now)
        try letters.erase(letter.id, at: now)
    }

    /// Takes a confirmed letter that has not left out of every count, and lets its writer write
    /// again.
    func takeOutOfCounts(_ letter: Letter, of person: PersonHash, channel: Channel?) throws {
        let key = { TallyKey(campaign: letter.campaign, rehearsal: letter.rehearsal, target: $0, $1) }
        var changes: [TallyKey: Int] = [:]
        if let status = letter.status { changes[key(letter.target, .status(status))] = -1 }
        if !letter.draft.words.isEmpty { changes[key("", .ownWords)] = -1 }
        let counted = try signers.countedLetter(of: person, like: letter)
        if try signers.withdraw(person, from: letter) {
            changes[key("", .supporters)] = -1
            try counts.count(counted.places.reduce(into: [PlaceKey: Int]()) { $0[$1] = -1 })
        } else if counted.id == letter.id, let other = try signers.standInForCounted(person, from: letter) {
            try move(counted.places, to: other.places)
        }
        try counts.count(changes)
        try counts.count(letter.figures(channel: channel).reduce(into: [:]) { $0[$1] = -1 })
    }
}
