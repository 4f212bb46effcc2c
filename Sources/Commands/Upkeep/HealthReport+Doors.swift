import Actions
import Channels
import Domain
import Foundation
import NIOPosix

/// By which ways mail comes in, and to which addresses it can come back.
extension HealthReport {
    /// Checks the ways that are set, beside `postbag receive`.
    mutating func examineDoors(_ settings: Settings) async {
        if let address = settings.lmtp {
            if await LMTPServer.isListening(at: address, on: MultiThreadedEventLoopGroup.singleton) {
                ok("LMTP", "\(address) takes mails")
            } else {
                warning(
                    "LMTP", "nobody listens at \(address): is `postbag serve` or `postbag work` running?",
                    do: Self.start)
            }
        }
        guard let server = settings.imap else { return }
        do {
            let mailbox = IMAPMailbox(server, trust: settings.mailTrust, kept: MailReceiver.mostOfOneMail)
            ok("IMAP", "\(server): \(try mailbox.unseen()) unseen")
        } catch {
            problem(
                "IMAP", "\(server): \(error)",
                do: "correct POSTBAG_IMAP, or ask whoever runs that mailbox; mails stay there meanwhile")
        }
    }

    /// Asks the mail server about each form of return path. Sends no mail.
    mutating func examineReturnPaths(_ settings: Settings) async {
        do {
            let root = try await CompositionRoot.make(settings)
            try await examineReturnPaths(of: root)
            try await root.close()
        } catch { problem("return paths", "\(error)", do: Self.database) }
    }

    private mutating func examineReturnPaths(of root: CompositionRoot) async throws {
        guard let client = root.smtp else { return }
        let (sender, paths) = (root.services.sender, root.services.returnPaths)
        var refusals: [(form: ReturnPathForm, reply: Reply)] = []
        var taken: [ReturnPathForm] = []
        for form in Self.forms(of: sender) {
            let samples = paths.with(sender.with(form)).samples
            if let reply = await client.trial(of: samples, to: sender.address) {
                refusals.append((form, reply))
            } else {
                taken.append(form)
            }
        }
        for form in taken {
            ok(
                "return path \(form)",
                "the mail server takes it\(form == sender.returnPath ? ", and it is set" : "")")
        }
        for (form, reply) in refusals {
            let words =
                "the mail server answers \(reply.code) \(reply.text.split(separator: "\n").joined(separator: " / "))"
            if form == sender.returnPath {
                let other =
                    taken.first.map { "set POSTBAG_RETURN_PATH=\($0)" } ?? "it takes no other form either"
                problem(
                    "return path \(form)", "\(words): \(other)",
                    do: taken.first.map { "set POSTBAG_RETURN_PATH=\($0) and restart" }
                        ?? "ask whoever runs the mail server to let POSTBAG_FROM send")
            } else {
                ok("return path \(form)", "not for this mail server: \(words)")
            }
        }
    }

    /// All forms, the best one first.
    private static func forms(of sender: SenderIdentity) -> [ReturnPathForm] {
        let set = sender.returnPath
        let fixed: ReturnPathForm = if case .fixed = set { set } else { .fixed(sender.address) }
        return [.verp] + (sender.hasRoomForSubaddress ? [.subaddress] : []) + [fixed]
    }
}
