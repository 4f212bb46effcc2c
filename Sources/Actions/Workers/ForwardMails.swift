package import Domain
import Foundation
import Logging
import Storage

/// A kept mail, decoded for a reader. The executable `postbag` decodes with Channels.
package struct ReadableMail: Sendable {
    package var from: EmailMessage.Mailbox?
    package var subject: String
    package var text: String

    package init(from: EmailMessage.Mailbox?, subject: String, text: String) {
        self.from = from
        self.subject = subject
        self.text = text
    }
}

/// Forwards mails that a person must read to the campaign's publisher, or to our own address when
/// no campaign is known.
package struct ForwardMails: Sendable {
    let services: Services
    let transport: any MailTransport
    let read: @Sendable ([UInt8]) -> ReadableMail?
    /// The change of the mail server with which `transport` was made.
    let revision: Int64

    /// Seconds until a mail is tried again. The same applies to mails that a process began before
    /// it ended.
    private static let pause: TimeInterval = 900
    /// The most Unicode scalars of text in a forwarded mail. The whole mail is kept here.
    private static let longest = 65_536

    package init(
        _ services: Services, transport: any MailTransport, revision: Int64,
        read: @escaping @Sendable ([UInt8]) -> ReadableMail?
    ) {
        self.services = services
        self.transport = transport
        self.revision = revision
        self.read = read
    }

    package func run(until stop: StopSignal) async {
        while !stop.isSet {
            do { try await once() } catch {
                services.logger.error("forwarding failed", metadata: ["error": "\(error)"])
            }
            await stop.wait(milliseconds: 5_000)
        }
    }

    /// Forwards mails that are due, five at most.
    package func once() async throws {
        let now = services.environment.now()
        guard !services.switches.holds(.readOnly),
            try await services.database.read({ try !$0.receivedMails.toForward(at: now, limit: 1).isEmpty })
        else {
            return
        }
        guard let (ids, relay) = try await claimed(at: now) else { return }
        for id in ids {
            guard let kept = try await services.database.read({ try $0.receivedMails.find(id) }) else {
                continue
            }
            let mail = try await mail(for: kept.mail, content: kept.content)
            let outcome = await transport.send(mail, through: relay)
            let again =
                isToTryAgain(outcome, kept.mail)
                ? services.environment.now().addingTimeInterval(Self.pause) : nil
            try await services.database.write { try $0.receivedMails.setForwarding(of: id, to: again) }
        }
    }

    /// Claims mails that are due. Returns them with the mail server that is to take them. Nil while
    /// mail is held.
    private func claimed(at now: Date) async throws -> (ids: [Int64], relay: String)? {
        let later = now.addingTimeInterval(Self.pause)
        return try await services.database.write { connection in
            // After a change of the mail server, the process that has made it forwards.
            guard try connection.tryLock(named: "forward mails"),
                try connection.mailServers.revision() <= revision,
                try connection.mailHolds.stop(rehearsal: services.rehearsal) == nil,
                let relay = try MailGate(services: services, sender: .mails, places: 5)
                    .relayThatTakesMail(connection)
            else { return nil }
            let sent = try connection.receivedMails.forwarded(since: now.addingTimeInterval(-86_400))
            let due = try connection.receivedMails.toForward(
                at: now, limit: min(5, max(0, AddressRules.forwardedADay - sent)))
            for id in due { try connection.receivedMails.beginForwarding(of: id, at: now, again: later) }
            return (due, relay)
        }
    }

    /// Whether the mail must be sent again. A mail in doubt is not sent again, because the mail is
    /// kept here in any case.
    private func isToTryAgain(_ outcome: Outcome, _ kept: KeptMail) -> Bool {
        switch outcome {
        case .accepted, .inDoubt, .refused: false
        case .deferred, .held, .slowedDown:
            services.environment.now().timeIntervalSince(kept.receivedAt) < RetryRules.givesUpAfter
        }
    }

    private func mail(for kept: KeptMail, content: [UInt8]) async throws -> EmailMessage {
        let letter = try await kept.letter.asyncFlatMap { id in
            try await services.database.read { try $0.letters.find(id)?.letter }
        }
        let campaign = letter.flatMap { services.campaigns.newest($0.campaign)?.campaign }
        let original = read(content)
        let text = DeskText(best: campaign?.languages ?? [])
        let to = campaign.map { EmailMessage.Mailbox(name: $0.publisher.name, address: $0.publisher.email) }
        return EmailMessage(
            from: services.mailbox,
            replyTo: original?.from.flatMap(answerable),
            to: to ?? EmailMessage.Mailbox(address: services.sender.address),
            subject: subject(kept, original, text), body: body(kept, campaign, original, text),
            language: text.language, returnPath: "",
            messageID: "\(kept.id).forwarded@\(services.sender.domain)", date: services.environment.now(),
            fields: [
                EmailMessage.Field("Auto-Submitted", "auto-forwarded"),
                EmailMessage.Field(ForwardedMark.name, "yes"),
            ])
    }

    private func answerable(_ from: EmailMessage.Mailbox) -> EmailMessage.Mailbox? {
        guard case .success(let address) = EmailAddress.read(from.address) else { return nil }
        return EmailMessage.Mailbox(name: from.name.printable(), address: address)
    }

    private func subject(_ kept: KeptMail, _ original: ReadableMail?, _ text: DeskText) -> String {
        let subject = String((original?.subject ?? "").printable().prefix(150))
        return kept.isOurs ? subject : text(.cameInSubject, ["subject": subject])
    }

    /// What the mail is. The reason is known in English alone.
    private func kind(of kept: KeptMail, _ text: DeskText) -> String {
        text.language == "en" ? "\(kept.name(text)). \(kept.why.printable())" : "\(kept.name(text))."
    }

    private func body(
        _ kept: KeptMail, _ campaign: Campaign?, _ original: ReadableMail?, _ text: DeskText
    ) -> String {
        let secrets = QuotedSecrets(domain: services.sender.domain)
        let words = secrets.removed(from: (original?.text ?? "").scalars(first: Self.longest)).withoutControls
        if kept.isOurs { return words }
        let about =
            campaign.map {
                text(.cameInLetter, ["number": String(kept.letter ?? 0), "campaign": $0.slug])
            } ?? text(.cameInNone)
        let from = original?.from.map { "\($0.name) <\($0.address)>".printable() } ?? "?"
        let lead = text(
            .cameIn,
            [
                "about": about, "kind": kind(of: kept, text),
                "day": Day(kept.receivedAt.addingTimeInterval(Retention.afterDelivery)).description,
                "id": String(kept.id), "from": from, "subject": (original?.subject ?? "").printable(),
            ])
        return lead + "\n\n" + words + "\n"
    }
}

/// The mark that keeps forwarded mail from being forwarded in a loop.
enum ForwardedMark {
    static let name = "X-Postbag-Forwarded"

    /// Whether a Postbag has forwarded the mail before. The mark is a field in the mail's header.
    static func isOn(_ content: [UInt8]) -> Bool {
        let head = String(decoding: content.prefix(65_536), as: UTF8.self).replacing("\r\n", with: "\n")
        let lines = head.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
        return lines.contains { $0.lowercased().hasPrefix(name.lowercased() + ":") }
    }
}

extension Optional where Wrapped: Sendable {
    fileprivate func asyncFlatMap<Value>(_ transform: (Wrapped) async throws -> Value?) async rethrows
        -> Value?
    {
        guard let value = self else { return nil }
        return try await transform(value)
    }
}
