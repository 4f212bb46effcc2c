import Crypto
package import Domain
import Foundation
import Storage

/// Where a mail of the exchange about a letter belongs.
struct Exchange: Sendable {
    let letter: Int64
    /// The side that writes, as the mail's address or its Message-ID tells.
    let from: AnswerSide
    /// The outbox message that the mail answers or reports on. Nil where it names none.
    var answered: Int64?
    /// Whether the mail came to an address that only the exchange has. It says nothing about the
    /// letter itself then.
    var isOwnAddress: Bool
}

extension MailReceiver {
    /// Returns the exchange to which a mail belongs. Nil for any other mail.
    func exchange(_ reference: MailReference?, _ mail: IncomingMail) async throws -> Exchange? {
        guard let reference else { return nil }
        let notices = mail.messageIDs.lazy.compactMap(services.returnPaths.reference(inMessageID:)).filter {
            $0.kind == .notice
        }
        let answered = notices.first?.id
        switch reference.kind {
        // A digest has many writers.
        case .digest: return nil
        case .letter: return Exchange(letter: reference.id, from: .office, isOwnAddress: false)
        case .toWriter:
            return Exchange(letter: reference.id, from: .office, answered: answered, isOwnAddress: true)
        case .toOffice:
            return Exchange(letter: reference.id, from: .writer, answered: answered, isOwnAddress: true)
        case .notice:
            return try await services.database.read { try $0.passedAnswers.find(reference.id) }.map {
                Exchange(letter: $0.letter, from: $0.from.other, answered: $0.id, isOwnAddress: true)
            }
        }
    }

    /// Receives a mail of an exchange, in one commit. A person's answer is queued in that
    /// same commit.
    func receive(
        _ mail: IncomingMail, _ received: ReceivedMail, of exchange: Exchange, content: [UInt8],
        arrivedAt: Date
    ) async throws -> KeptMail.State {
        let (now, keptID, answerID) = (
            services.environment.now(), services.environment.newID(), services.environment.newID()
        )
        let digest = Array(SHA256.hash(data: Array("\(exchange.letter)\n".utf8) + content))
        let asked = AskedAnswer(services: services, mail: mail, exchange: exchange, id: answerID)
        return try await services.database.write { connection in
            let letter = try connection.letters.locked(exchange.letter)
            if let state = try connection.receivedMails.state(digest: digest) { return state }
            guard try connection.receivedMails.remember(digest: digest, at: now) else { return .done }
            let delivery = try letter.flatMap { try connection.deliveries.find(of: $0.letter.id, by: .email) }
            var kept = KeptMail(
                id: keptID, letter: delivery?.letter, kind: received.kind, state: .open,
                attempt: delivery?.attempts ?? 0, why: received.why, reply: received.reply, receivedAt: now)
            if let delivery {
                try connection.deliveries.note(
                    arrivalOf: received.kind.rawValue, of: delivery, at: arrivedAt)
            }
            if received.kind == .personal {
                if let refusal = try asked.refusal(letter, connection, at: now) {
                    kept.why += " \(refusal.rawValue)"
                } else if let letter {
                    try asked.pass(letter.letter, received: keptID, connection, at: now)
                    kept.state = .passedOn
                }
            } else if received.needsReader || received.kind == .bounce {
                kept.why += " It is about an answer that was passed on."
            } else if received.mayBePersonal {
                kept.state = .done
            } else {
                return .done
            }
            let content = Array(content.prefix(Self.most(of: received)))
            guard try connection.hasRoom(for: content, letter: kept.letter) else { throw MailRoom.IsFull() }
            let isToForward = kept.state == .open && !ForwardedMark.isOn(content)
            try connection.receivedMails.keep(
                kept, digest: digest, content: content, forwardAt: isToForward ? now : nil)
            return kept.state
        }
    }
}

/// An answer that waits for the decision whether it is passed on.
package struct AskedAnswer: Sendable {
    let services: Services
    let mail: IncomingMail
    var exchange: Exchange
    /// The id of the outbox message that would carry it.
    let id: Int64

    /// Nil when the answer is passed on. The letter must be locked.
    func refusal(_ stored: StoredLetter?, _ connection: any Connection, at now: Date) throws
        -> AnswerCheck.Refusal?
    {
        guard let stored, !stored.erased, stored.letter.state == .confirmed else { return .ended }
        let all = try connection.passedAnswers.all(of: exchange.letter)
        let recipient = recipient(among: all)
        if exchange.from == .writer, recipient == nil { return .ended }
        let own = mail.messageID.flatMap(services.returnPaths.reference(inMessageID:))
        let check = AnswerCheck(
            from: exchange.from, writer: stored.letter.draft.email, office: recipient,
            passedOn: all.map(\.at), isRepeated: all.repeats(words, from: exchange.from, at: now),
            isOurs: own != nil)
        return check.refusal(of: mail, at: now)
    }

    /// Queues the answer for the other side.
    func pass(_ letter: Letter, received: Int64, _ connection: any Connection, at now: Date) throws {
        let all = try connection.passedAnswers.all(of: letter.id)
        try connection.passedAnswers.insert(
            StoredAnswer(
                id: id, letter: letter.id, from: exchange.from, received: received, sender: sender,
                recipient: recipient(among: all) ?? "", origin: mail.messageID, words: words, at: now))
        try connection.outbox.insert(
            .queued(id: id, .answer, of: letter.id, rehearsal: letter.rehearsal, due: now))
    }

    /// Queues a mail that a person takes for an answer. False when it has no sender, or its letter
    /// is erased, or the office has not written yet. The letter must be locked.
    func passByHand(
        _ stored: StoredLetter, received: Int64, _ connection: any Connection, at now: Date
    ) throws -> Bool {
        guard !stored.erased, stored.letter.state == .confirmed,
            case .success(let from) = EmailAddress.read(mail.from)
        else { return false }
        let isWriter = EmailAddress.normalised(from) == EmailAddress.normalised(stored.letter.draft.email)
        var asked = self
        asked.exchange = Exchange(
            letter: stored.letter.id, from: isWriter ? .writer : .office, isOwnAddress: true)
        let all = try connection.passedAnswers.all(of: stored.letter.id)
        guard !isWriter || asked.recipient(among: all) != nil else { return false }
        try asked.pass(stored.letter, received: received, connection, at: now)
        return true
    }

    private var words: [UInt8]? { services.key.words(mail.ownWords) }

    /// Where an answer to this mail goes. An address of ours leads nowhere but here.
    private var sender: String {
        let replyTo = (mail.field("Reply-To") ?? "").split(separator: "<").last?.prefix { $0 != ">" } ?? ""
        guard case .success(let address) = EmailAddress.read(String(replyTo)),
            services.returnPaths.reference(inAddress: address) == nil
        else { return mail.from }
        return address
    }

    /// Where the answer goes. Nil for the letter's writer, and for an office that has not written.
    private func recipient(among all: [StoredAnswer]) -> String? {
        guard exchange.from == .writer else { return nil }
        return all.correspondent(answering: exchange.answered.map { [$0] } ?? [])
    }
}

extension MailReceiver {
    /// Returns a mail that a person may take for an answer. Nil when the mail cannot be read.
    package func askedAnswer(_ mail: IncomingMail?, about letter: Int64) -> AskedAnswer? {
        mail.map {
            AskedAnswer(
                services: services, mail: $0,
                exchange: Exchange(letter: letter, from: .office, isOwnAddress: true),
                id: services.environment.newID()
            )
        }
    }
}

extension Connection {
    /// Ends an answer when its outbox message has ended. One that could not be passed on is kept
    /// for a person.
    func endAnswer(_ before: OutboxMessage, _ next: OutboxMessage, at now: Date) throws {
        guard next.kind == .answer, next.state != before.state, let letter = next.letter,
            let answer = try passedAnswers.find(next.id)
        else { return }
        switch next.state {
        case .sent:
            try receivedMails.eraseContent(of: answer.received)
            if let delivery = try deliveries.find(of: letter, by: .email) {
                let event = answer.from == .office ? "answer passed on" : "reply passed on"
                try deliveries.note(event, of: delivery, reply: nil, at: now)
            }
        case .failed:
            guard var kept = try receivedMails.find(answer.received)?.mail else { return }
            kept.state = .open
            kept.why = "It could not be passed on: \(next.reply?.withoutAddresses.text ?? "")"
            try receivedMails.decide(kept)
            try receivedMails.setForwarding(of: kept.id, to: now)
        case .queued where before.state == .failed:
            try receivedMails.setState(of: answer.received, to: .passedOn)
            try receivedMails.setForwarding(of: answer.received, to: nil)
        case .queued, .sending, .inDoubt, .void: break
        }
    }
}
