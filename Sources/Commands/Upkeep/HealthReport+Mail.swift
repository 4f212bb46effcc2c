import Actions
import Channels
import Domain
import Foundation

/// The mail servers, and the mail that they hold.
extension HealthReport {
    mutating func examineMail(_ root: CompositionRoot) async throws {
        try await examineMailServers(root)
        try await examineHeldMail(root)
    }

    static let server =
        "see what it answers: a password is corrected in POSTBAG_SMTP or at the desk; a blocked address or a used "
        + "quota is for whoever runs the mail server. Then systemctl restart postbag"

    private mutating func examineMailServers(_ root: CompositionRoot) async throws {
        guard let smtp = root.smtp else {
            if try await root.services.keptMailServer()?.isOn == true {
                return problem(
                    "mail server",
                    "the one of the desk is not used: set POSTBAG_SITE, and no settings of a trial",
                    do:
                        "set POSTBAG_SITE, remove POSTBAG_PACE, POSTBAG_RATE_LIMITS and POSTBAG_CLOCK_OFFSET, "
                        + "and restart")
            }
            return ok("mail server", "none is set, so nothing leaves")
        }
        for (name, client) in smtp.clients {
            if let objection = await client.trial(
                of: root.services.returnPaths.samples, to: root.settings.from)
            {
                problem("mail server", "\(name): \(Self.words(objection))", do: Self.server)
            } else {
                ok("mail server", "\(name) takes mail from \(root.settings.from)")
            }
        }
    }

    private mutating func examineHeldMail(_ root: CompositionRoot) async throws {
        let state = try await root.services.mailState()
        if let stop = state.stop {
            warning(
                "mail", "held at the desk since \(stop.since.formatted(.iso8601)) by \(stop.by.printable())",
                do: "to let it go: postbag start-sending --all-mail")
        }
        for trouble in state.troubles {
            examine(trouble.letters, of: "letters", trouble.relay, isHeld: state.letters != nil)
            examine(trouble.mails, of: "mails to supporters", trouble.relay, isHeld: state.mails != nil)
            if let slow = trouble.slowdown, slow.isRecent(at: root.services.environment.now()) {
                let since = slow.at.formatted(.iso8601)
                warning(
                    "pace", "\(trouble.relay) asked for less at \(since): \(Self.words(slow.reply))",
                    do: "nothing: it goes on by itself, more slowly. If that stays so, ask whoever runs the "
                        + "mail server for more, or name a second one in POSTBAG_SMTP")
            }
        }
    }

    /// - Parameter isHeld: whether no other mail server takes this mail.
    private mutating func examine(_ hold: MailHold?, of what: String, _ relay: String, isHeld: Bool) {
        guard let hold else { return }
        let since = hold.since.formatted(.iso8601)
        let list = hold.reply.blocklist.map { list in
            " Our address is on the list of \(list.name)\(list.page.map { ", see \($0)" } ?? "")."
        }
        let tries = "(\(hold.turnedBack) came back, \(hold.probes) tried since)"
        guard isHeld else {
            return warning(
                what,
                "\(relay) takes none since \(since): \(Self.words(hold.reply)).\(list ?? "") "
                    + "They go through another mail server meanwhile. \(tries)", do: Self.server)
        }
        problem(
            what,
            "held since \(since), for \(relay) takes none: \(Self.words(hold.reply)).\(list ?? "") "
                + "Nothing is lost and nobody is told that a letter failed. Once this is mended they go by themselves, "
                + "within a quarter of an hour; a restart tries at once. \(tries)", do: Self.server)
    }

    static func words(_ reply: Reply) -> String {
        (reply.code == 0 ? "" : "\(reply.code) ")
            + reply.text.split(whereSeparator: \.isNewline).joined(separator: " / ")
    }
}
