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
    /// letter has left, and it stays as it is.
    case underWay
}

extension SupporterActions {
    /// Withdraws the letter, when the reader of the first mail takes the consent back. Nil when the
    /// letter is not confirmed.
    package func withdraw(_ stored: StoredLetter) async throws -> Withdrawal? {
        try services.switches.requireWritable()
        let (now, person) = (environment.now(), key.person(stored.letter.draft))
        return try await database.write { try $0.withdraw(stored.letter.id, of: person, at: now) }
    }
}

extension Connection {
    /// Withdraws a confirmed letter. News of its campaign ends for the address at once, also when
    /// the letter itself must wait. Nil when the letter is not confirmed.
    func withdraw(_ id: Int64, of person: PersonHash, at now: Date) throws -> Withdrawal? {
        guard let letter = try letters.lockConfirmed(id) else { return nil }
        let deliveries = try deliveries.locked(of: id)
        let states = deliveries.map(\.state)
        try newsAddresses.remove(
            campaign: letter.campaign, rehearsal: letter.rehearsal, address: person.address)
        if states.contains(where: { [.sending, .inDoubt].contains($0) }) { return .underWay }
        if states.contains(where: { [.accepted, .settled, .handedOver].contains($0) })
            || letter.draft.email.isEmpty
        {
            try letters.erase(id, at: now)
            try letters.clearDeadline(of: id)
            return .erased
        }
        let channels = deliveries.map(\.channel)
        try withdraw(
            letter, of: person, channel: channels.contains(.email) ? .email : channels.first, at: now)
        return .withdrawn
    }

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
