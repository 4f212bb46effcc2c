import Crypto
import Domain
import Foundation
import Storage

/// What letters that came back mean for the address of their target.
struct SuspendAddress: Sendable {
    let services: Services

    init(_ services: Services) { self.services = services }

    /// Returns the address that the target of a letter has now. Nil for none.
    func address(of letter: Letter, _ connection: any Connection) throws -> String? {
        guard let target = services.campaigns.newest(letter.campaign)?.campaign.target(letter.target) else {
            return nil
        }
        guard let house = target.representative else { return target.email }
        guard let seat = letter.addressee?.queue, let book = services.places.book(house) else { return nil }
        return try services.member(ofQueue: seat, letter.campaign, letter.target, book, connection)?.email
    }

    /// Draws the conclusion from a mail about a letter for the address of its target. Does nothing
    /// where the mail names another recipient, since the address may have changed meanwhile.
    func conclude(
        from mail: ReceivedMail, about id: Int64, notice: Int64, _ connection: any Connection, at now: Date
    ) throws {
        let isUnknown = mail.kind == .bounce && mail.reply.reason == .noSuchAddress
        guard isUnknown || mail.kind == .complaint, let letter = try connection.letters.find(id)?.letter,
            let address = try address(of: letter, connection)
        else { return }
        if isUnknown {
            guard mail.recipient.isEmpty || mail.recipient.lowercased() == address.lowercased() else {
                return
            }
            try noteUnknown(address, of: letter, notice: notice, connection, at: now)
        } else {
            try suspend(address, .complaint, because: letter, notice: notice, connection, at: now)
        }
    }

    /// Notes that a server refused a letter because the address does not exist. Enough such letters
    /// suspend the address.
    func noteUnknown(
        _ address: String, of letter: Letter, notice: Int64, _ connection: any Connection, at now: Date
    ) throws {
        guard try connection.suspensions.find(address, rehearsal: letter.rehearsal) == nil else { return }
        try connection.suspensions.note(letter.id, address, rehearsal: letter.rehearsal, at: now)
        let bounces = try connection.suspensions.bounces(
            address, rehearsal: letter.rehearsal, limit: SuspensionRules.letters)
        guard bounces.count >= SuspensionRules.letters else { return }
        let settled = try connection.suspensions.lastSettled(
            campaign: letter.campaign, target: letter.target, seat: letter.addressee?.queue ?? "",
            rehearsal: letter.rehearsal)
        guard AddressSuspension.follows(from: bounces, settled: settled, at: now) else { return }
        try suspend(address, .unknown, because: letter, notice: notice, connection, at: now)
    }

    /// Suspends an address, and tells the organiser once: by a mail that is kept and forwarded.
    private func suspend(
        _ address: String, _ reason: AddressSuspension.Reason, because letter: Letter, notice: Int64,
        _ connection: any Connection, at now: Date
    ) throws {
        guard try connection.suspensions.find(address, rehearsal: letter.rehearsal) == nil else { return }
        let suspension = AddressSuspension(
            address: address, reason: reason, since: now, campaign: letter.campaign, target: letter.target)
        try connection.suspensions.insert(suspension, rehearsal: letter.rehearsal)
        // A complaint is itself forwarded, and says so.
        guard reason == .unknown else { return }
        let languages = services.campaigns.newest(letter.campaign)?.campaign.languages ?? []
        let content = Array(suspension.told(from: services.sender.address, DeskText(best: languages)).utf8)
        let kept = KeptMail(
            id: notice, letter: letter.id, kind: .undecided, state: .open, attempt: 0,
            why: KeptMail.ours, reply: Reply(0, ""), receivedAt: now)
        try connection.receivedMails.keep(
            kept, digest: Array(SHA256.hash(data: content)), content: content, forwardAt: now)
    }
}

extension AddressSuspension {
    /// The mail that tells the organiser.
    func told(from sender: String, _ text: DeskText) -> String {
        let values = [
            "address": address, "campaign": campaign, "count": String(SuspensionRules.letters),
            "page": text(.railDeliveries), "button": text(.suspendedTry),
        ]
        return """
            From: \(sender)
            Subject: \(text(.addressStoppedSubject, values))
            Date: \(since.formatted(.iso8601))
            Content-Type: text/plain; charset=utf-8

            \(text(.addressStopped, values))

            """
    }
}
