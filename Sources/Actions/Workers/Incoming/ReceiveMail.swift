import Crypto
package import Domain
package import Foundation
import Storage

/// The most octets that are kept of mails about one letter, and of mails about no letter. Beyond
/// these limits the next mail waits in the folder `incoming`.
package enum MailRoom {
    package static let perLetter = 32 << 20
    package static let aboutNone = 128 << 20

    package struct IsFull: Error, CustomStringConvertible {
        package let description = "too much is kept already: see postbag mails list"
    }
}

/// What a mail that came in was, and what followed.
package struct ReceiveOutcome: Sendable, Equatable {
    /// Nil when the mail is about no letter of ours.
    package var letter: Int64?
    package var kind: ReceivedMail.Kind
    package var state: KeptMail.State
}

extension Services {
    package var receiver: MailReceiver { MailReceiver(services: self) }
}

/// Decides about a mail that came in, and stores what follows.
package struct MailReceiver: Sendable {
    let services: Services

    /// The octets that are kept of one mail. The rest is cut.
    package static let mostOfOneMail = 10 << 20

    /// Returns how many octets of a mail are kept.
    static func most(of mail: ReceivedMail) -> Int {
        mail.needsReader ? mostOfOneMail : AnswerRules.octetsOfAutomatic
    }

    /// Receives a mail, in one commit. A mail that is received twice is recorded once.
    package func receive(_ file: IncomingFile, parse: ([UInt8]) -> IncomingMail?) async throws
        -> ReceiveOutcome
    {
        let mail = parse(file.octets)
        let reference = reference(of: mail, to: file.recipient)
        let letters = try await letters(of: reference)
        var received = mail.map { ReceivedMail($0) } ?? .unreadable
        if file.octets.count > Self.mostOfOneMail {
            received.why += " It was longer than 10 MiB, and its end is not kept."
        }
        let content = Array(file.octets.prefix(Self.mostOfOneMail))
        if let mail, let exchange = try await exchange(reference, mail),
            exchange.isOwnAddress || received.kind == .personal && !received.castsDoubt
        {
            let state = try await receive(
                mail, received, of: exchange, content: content, arrivedAt: file.arrivedAt)
            return ReceiveOutcome(letter: exchange.letter, kind: received.kind, state: state)
        }
        if let reference, reference.kind == .notice, received.kind == .bounce,
            try await recordReturned(notice: reference.id, received.reply)
        {
            return ReceiveOutcome(letter: nil, kind: .bounce, state: .done)
        }
        let letter = letters.first
        let state = try await receive(received, letter: letter, content: content, arrivedAt: file.arrivedAt)
        // What came back is about each letter of a digest. The mail itself is kept once.
        for other in letters.dropFirst() where received.changesDelivery {
            _ = try await receive(
                received, letter: other, content: content, isKept: false, arrivedAt: file.arrivedAt)
        }
        return ReceiveOutcome(letter: letter, kind: received.kind, state: state)
    }

    /// Returns the letters that a mail of ours carried. Empty for a mail that carried none.
    private func letters(of reference: MailReference?) async throws -> [Int64] {
        switch reference?.kind {
        case .letter: return reference.map { [$0.id] } ?? []
        case .digest:
            let id = reference?.id ?? 0
            return try await services.database.read { try $0.deliveries.letters(ofDigest: id) }
        default: return []
        }
    }

    /// Returns what a mail is about: the address that it came to names it, else a Message-ID that
    /// the mail returns or answers. Nil when neither is ours.
    package func reference(of mail: IncomingMail?, to recipient: String) -> MailReference? {
        let paths = services.returnPaths
        let addresses = ([recipient] + (mail?.recipients ?? [])).lazy
        return addresses.compactMap(paths.reference(inAddress:)).first
            ?? mail?.messageIDs.lazy.compactMap(paths.reference(inMessageID:)).first
    }

    /// Receives a mail, in one commit. Records what the mail says about its letter. Keeps the mail
    /// if a person may have to read it. Throws `MailRoom.IsFull` when too much is kept already.
    /// - Parameter isKept: whether its octets are kept, and forwarded.
    /// - Parameter arrivedAt: when the mail came to this machine. Nil for now.
    package func receive(
        _ mail: ReceivedMail, letter id: Int64?, content: [UInt8], isKept: Bool = true,
        arrivedAt: Date? = nil
    ) async throws -> KeptMail.State {
        let (now, keptID, notice) = (
            services.environment.now(), services.environment.newID(), services.environment.newID()
        )
        let told = services.environment.newID()
        let digest = Array(SHA256.hash(data: Array("\(id ?? 0)\n".utf8) + content))
        return try await services.database.write { connection in
            let delivery = try id.flatMap {
                try connection.letters.lockedSummary($0) == nil
                    ? nil : connection.deliveries.find(of: $0, by: .email)
            }
            // A mail server that did not receive our answer delivers the mail once more.
            if let state = try connection.receivedMails.state(digest: digest) { return state }
            guard try connection.receivedMails.remember(digest: digest, at: now) else { return .done }
            var kept = KeptMail(
                id: keptID, letter: delivery?.letter, kind: mail.kind, state: .open,
                attempt: delivery?.attempts ?? 0, why: mail.why,
                reply: mail.reply, receivedAt: now)
            if let delivery {
                kept.state = try connection.record(
                    mail, of: delivery, attempt: kept.attempt, notice, at: now, arrivedAt: arrivedAt)
                if kept.state != .waiting {
                    if mail.kind == .complaint { kept.why += " No more letters go to that address." }
                    try SuspendAddress(services).conclude(
                        from: mail, about: delivery.letter, notice: told, connection, at: now)
                }
            }
            if kept.state != .done || mail.needsReader || isKept && mail.mayBePersonal {
                let octets = isKept ? Array(content.prefix(Self.most(of: mail))) : []
                guard try connection.hasRoom(for: octets, letter: kept.letter) else {
                    throw MailRoom.IsFull()
                }
                let isToForward =
                    isKept && mail.needsReader && kept.state == .open && !ForwardedMark.isOn(content)
                try connection.receivedMails.keep(
                    kept, digest: digest, content: octets, forwardAt: isToForward ? now : nil)
            }
            return kept.state
        }
    }
}

extension Maintenance {
    /// Records mails that came back while their letter was still being sent, once the sending is
    /// over.
    @Sendable func recordWaitingMails() async throws {
        let now = services.environment.now()
        guard try await !services.database.read({ try $0.receivedMails.waiting(limit: 1) }).isEmpty else {
            return
        }
        try await alone { connection in
            for mail in try connection.receivedMails.waiting(limit: Self.batch) {
                let notice = services.environment.newID()
                let state = try connection.record(waiting: mail, notice, at: now)
                if state == .done, let letter = mail.letter {
                    try SuspendAddress(services).conclude(
                        from: mail.received, about: letter, notice: services.environment.newID(),
                        connection, at: now)
                }
                if state != .waiting { try connection.receivedMails.setState(of: mail.id, to: state) }
                // The mail turned out to be for a person.
                if state == .open { try connection.receivedMails.setForwarding(of: mail.id, to: now) }
            }
        }
    }
}

extension Connection {
    fileprivate func record(waiting kept: KeptMail, _ notice: Int64, at now: Date) throws -> KeptMail.State {
        guard let letter = kept.letter, try letters.lockedSummary(letter) != nil,
            let delivery = try deliveries.find(of: letter, by: .email)
        else { return .open }
        return try record(kept.received, of: delivery, attempt: kept.attempt, notice, at: now)
    }

    /// Records what a mail says about a delivery. The letter must be locked. Returns `waiting` when
    /// the mail came while its letter was being sent. A note has the time when the mail arrived.
    func record(
        _ mail: ReceivedMail, of delivery: Delivery, attempt: Int, _ notice: Int64, at now: Date,
        arrivedAt: Date? = nil
    ) throws -> KeptMail.State {
        guard let letter = try letters.lockedSummary(delivery.letter) else { return .open }
        guard mail.kind == .bounce || mail.castsDoubt else {
            try deliveries.note(arrivalOf: mail.kind.rawValue, of: delivery, at: arrivedAt ?? now)
            if mail.kind == .delay, delivery.attempts == attempt {
                try apply(.delayed, to: delivery, of: letter, at: now)
            }
            return mail.needsReader ? .open : .done
        }
        if delivery.state == .sending, delivery.attempts == attempt { return .waiting }
        // The mail belongs to an earlier attempt, or no letter has left. A person must read the
        // mail.
        guard [.accepted, .settled, .inDoubt].contains(delivery.state), delivery.attempts == attempt else {
            let isKnown =
                delivery.state == .refused || delivery.state == .deferred && delivery.attempts == attempt
            return isKnown && mail.kind == .bounce ? .done : .open
        }
        if mail.kind == .bounce {
            try apply(.bounced(mail.reply), to: delivery, of: letter, mail: notice, at: now)
            return .done
        }
        // Once the text is erased nothing is left to decide.
        if letter.hasAddress { try apply(.questioned(mail.reply), to: delivery, of: letter, at: now) }
        return .open
    }
}

extension Connection {
    /// Whether a mail may be kept: not too much is kept already.
    func hasRoom(for octets: [UInt8], letter: Int64?) throws -> Bool {
        let room = letter == nil ? MailRoom.aboutNone : MailRoom.perLetter
        return try receivedMails.octets(letter: letter) + octets.count <= room
    }
}

extension KeptMail {
    /// What the mail says, as far as it is kept.
    fileprivate var received: ReceivedMail { ReceivedMail(kind, diagnostic: reply.diagnostic, why: why) }
}

extension Reply {
    /// The reply in the form in which `ReceivedMail` takes a server's diagnostic.
    fileprivate var diagnostic: String { code == 0 ? text : "\(code) \(text)" }
}
