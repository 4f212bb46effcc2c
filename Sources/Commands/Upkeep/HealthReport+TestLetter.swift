import Actions
import Channels
import Domain
import Foundation

/// A test letter, and what comes back from it.
extension HealthReport {
    /// Sends a test letter, waits for what comes back, and says what it means.
    mutating func tryLetter(to recipient: String, waiting seconds: Int, _ root: CompositionRoot) async {
        guard let smtp = root.smtp else {
            return warning(
                "test letter", "no mail server is set",
                do: "set POSTBAG_SMTP and POSTBAG_FROM, or one at the desk")
        }
        let letter = root.services.composer.trialLetter(
            to: recipient, name: "", through: smtp.names[0], language: "en")
        let ways = ReturningMail(of: letter, root)
        if let error = ways.failure {
            problem("test letter", "IMAP: \(error)", do: "correct POSTBAG_IMAP")
        }
        let outcome = await smtp.send(letter)
        guard case .accepted(let reply) = outcome else {
            return problem(
                "test letter", "\(smtp.names[0]) did not take it: \(Self.words(outcome.reply))",
                do: Self.server)
        }
        let wait = seconds > 0 ? "; waiting \(seconds) seconds at most for what comes back" : ""
        ok("test letter", "\(smtp.names[0]) took it: \(Self.words(reply))\(wait)")
        do {
            if let found = try await ways.wait(seconds) { return say(found, of: letter) }
        } catch { problem("test letter", "what came back cannot be read: \(error)", do: Self.database) }
        ok(
            "test letter",
            "nothing came back\(seconds > 0 ? " within \(seconds) seconds" : " yet"). Look at its header in "
                + "the mailbox of \(recipient.printable()): Authentication-Results names spf=pass, dkim=pass "
                + "and dmarc=pass. Answer it and run this again with a longer --wait, or send one to an "
                + "address that does not exist, to try the way back")
    }

    private mutating func say(_ found: ReturningMail.Found, of letter: EmailMessage) {
        switch found {
        case .copy(let results):
            ok("test letter", "it arrived in the mailbox that Postbag reads")
            let domain = letter.from.address.split(separator: "@").last.map(String.init) ?? ""
            guard let results else {
                return warning(
                    "authentication", "the mailbox’s server says nothing: no Authentication-Results",
                    do: "send one to a mailbox elsewhere: postbag doctor --mail --to ADDRESS")
            }
            say(results.finding(for: DomainName.ascii(domain) ?? domain))
        case .answer(let mail):
            ok("way back", "a mail about it came in (\(mail.kind.rawValue)), so bounces find their letters")
            if mail.kind == .bounce {
                problem(
                    "test letter", "it came back: \(Self.words(mail.reply).printable())",
                    do: "look at the address of --to, and at what docs/mail.md says of this answer")
            } else {
                ok("test letter", mail.why.printable())
            }
        }
    }
}

/// Looks for what comes back from one mail of ours, at all ways by which mails come in. Changes
/// nothing there.
struct ReturningMail {
    enum Found {
        /// The mail itself, and what the server that delivered it found about it.
        case copy(AuthenticationResults?)
        /// A bounce, an answer, or anything else that names the mail.
        case answer(ReceivedMail)
    }

    private let letter: EmailMessage
    private let root: CompositionRoot
    private let start: Date
    private let mailbox: (reading: IMAPMailbox, from: UInt32)?
    /// Why a mailbox that is set is not looked at.
    let failure: IMAPFailure?

    /// The most seconds between two looks, and the most mails that are looked at each time. Each
    /// look logs in to the mailbox once more, and providers count that.
    private static let longestPause = 10, most = 50

    /// Notes which mails are there already. Called before the mail leaves.
    init(of letter: EmailMessage, _ root: CompositionRoot) {
        (self.letter, self.root, start) = (letter, root, root.services.environment.now())
        var (noted, failure): ((IMAPMailbox, UInt32)?, IMAPFailure?) = (nil, nil)
        if let server = root.settings.imap {
            let mailbox = IMAPMailbox(
                server, trust: root.settings.mailTrust, kept: MailReceiver.mostOfOneMail)
            do { noted = (mailbox, try mailbox.nextUID()) } catch { failure = error }
        }
        (mailbox, self.failure) = (noted, failure)
    }

    /// Returns what came back, as soon as it is there. Nil when nothing came in this time.
    func wait(_ seconds: Int) async throws -> Found? {
        let end = ContinuousClock.now + .seconds(seconds)
        var pause = 1
        while true {
            let arrived = try await arrived()
            if let found = arrived.lazy.compactMap(meaning).first { return found }
            guard ContinuousClock.now < end else { return nil }
            try await Task.sleep(until: min(end, .now + .seconds(pause)))
            pause = min(2 * pause, Self.longestPause)
        }
    }

    /// Returns the mails that came in since, from the mailbox, the folder `incoming` and what a
    /// worker has kept.
    private func arrived() async throws -> [IncomingFile] {
        var octets = try mailbox.map { try $0.reading.mails(from: $0.from, atMost: Self.most) } ?? []
        for mail in try await root.operatorActions.keptMails(limit: Self.most) where mail.receivedAt >= start
        {
            if let content = try await root.operatorActions.content(ofMail: mail.id) {
                octets.append(content)
            }
        }
        let folder = IncomingFolder(data: root.settings.data)
        let waiting = try folder.waiting().suffix(Self.most).compactMap { folder.peek($0.name) }
        return octets.map { IncomingFile(recipient: "", arrivedAt: start, octets: $0) } + waiting
    }

    /// Returns what a mail says of the letter. Nil when it is about something else.
    private func meaning(of file: IncomingFile) -> Found? {
        if let mail = ReadMail(file.octets), mail.messageID == letter.messageID {
            let fields = mail.fields.filter { $0.name.lowercased() == "authentication-results" }
            return .copy(AuthenticationResults(fields: fields.map(\.value)))
        }
        let (mail, services) = (IncomingMail(parsing: file.octets), root.services)
        let ours = services.returnPaths.reference(inMessageID: letter.messageID)
        guard let mail, ours != nil, services.receiver.reference(of: mail, to: file.recipient) == ours else {
            return nil
        }
        return .answer(ReceivedMail(mail))
    }
}
