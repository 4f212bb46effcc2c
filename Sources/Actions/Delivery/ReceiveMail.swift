package import Domain
import Foundation
package import Storage

extension Runtime {
    /// Takes in a mail, in one commit: what it says of its letter is recorded, and what a person may have to read is kept.
    package func receive(_ mail: ReceivedMail, letter id: Int64?, content: [UInt8]) async throws -> KeptMail.State {
        let (now, keptID, notice) = (world.now(), world.newID(), world.newID())
        return try await database.write { connection in
            let delivery = try id.flatMap { try connection.heldHead($0) == nil ? nil : connection.delivery(of: $0, by: .email) }
            var kept = KeptMail(
                id: keptID, letter: delivery?.letter, kind: mail.kind, state: .open, attempt: delivery?.attempts ?? 0, why: mail.why,
                reply: mail.reply, receivedAt: now)
            if let delivery {
                kept.state = try connection.record(mail.kind, mail.reply, of: delivery, keptAs: kept, mail: notice, at: now)
            }
            if kept.state != .done || mail.needsReader || delivery == nil { try connection.keep(kept, content: content) }
            return kept.state
        }
    }
}

extension Sweep {
    /// What came back while its letter was still on the wire is recorded once that is over.
    @Sendable func recordWaitingMails() async throws {
        let now = runtime.world.now()
        guard try await !runtime.database.read({ try $0.waitingMails(limit: 1) }).isEmpty else { return }
        try await alone { connection in
            for mail in try connection.waitingMails(limit: Self.batch) {
                guard let letter = mail.letter, try connection.heldHead(letter) != nil,
                    let delivery = try connection.delivery(of: letter, by: .email)
                else { continue }
                let notice = runtime.world.newID()
                let state = try connection.record(mail.kind, mail.reply, of: delivery, keptAs: mail, mail: notice, at: now)
                if state != .waiting { try connection.setState(ofKeptMail: mail.id, to: state) }
            }
        }
    }
}

extension Connection {
    /// The letter is held. Waiting: the mail came while its letter was on the wire.
    fileprivate func record(
        _ kind: ReceivedMail.Kind, _ reply: Reply, of delivery: Delivery, keptAs kept: KeptMail, mail: Int64, at now: Date
    ) throws -> KeptMail.State {
        guard let letter = try heldHead(delivery.letter) else { return .open }
        guard kind == .bounce || kind == .undecided else {
            try note(kind.rawValue, of: delivery, reply: nil, at: now)
            return [.personal, .complaint].contains(kind) ? .open : .done
        }
        if delivery.state == .sending, delivery.attempts == kept.attempt { return .waiting }
        // It belongs to an earlier attempt, or nothing is out: a person must read it.
        guard [.accepted, .settled, .inDoubt].contains(delivery.state), delivery.attempts == kept.attempt else {
            return delivery.state == .refused && kind == .bounce ? .done : .open
        }
        if kind == .bounce {
            try apply(.bounced(reply), to: delivery, of: letter, mail: mail, at: now)
            return .done
        }
        // Once the text is erased nothing is left to decide.
        if letter.hasAddress { try apply(.questioned(reply), to: delivery, of: letter, at: now) }
        return .open
    }
}
