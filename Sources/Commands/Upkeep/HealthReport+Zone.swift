import Actions
import Channels
import Domain
import Foundation

/// What the zone of our domain says about our mail, and a test letter.
struct ZoneExamination: Sendable {
    /// The name server to ask. Nil for those of the system.
    var dns: String?
    /// The addresses from which our mail leaves.
    var sendsFrom: [String] = []
    /// Who gets a test letter. Nil for none.
    var recipient: String?
}

extension HealthReport {
    mutating func examine(_ zone: ZoneExamination, of root: CompositionRoot) async {
        let (settings, resolver) = (root.settings, DNSResolver(server: zone.dns))
        let domain = DomainName.ascii(root.services.sender.domain) ?? root.services.sender.domain
        let returnPath = root.services.returnPaths.samples.first?.split(separator: "@").last.map(String.init)
        let key = settings.signer.map {
            MailZone.Key(name: $0.name, record: $0.key.record, line: $0.zoneLine)
        }
        let findings = MailZone(of: domain, lookup: resolver.records).findings(
            addresses: zone.sendsFrom.isEmpty
                ? Self.addresses(of: settings.relays, resolver) : zone.sendsFrom,
            ours: zone.sendsFrom, key: key, returnPath: returnPath ?? domain)
        for finding in findings {
            let text = finding.text.printable()
            switch finding.weight {
            case .fine: ok(finding.about, text)
            case .warning: warning(finding.about, text)
            case .problem: problem(finding.about, text)
            }
            if let line = finding.line { add("zone", line) }
        }
        if let recipient = zone.recipient { await sendLetter(to: recipient, root) }
    }

    /// Returns the addresses of the mail servers that are elsewhere.
    private static func addresses(of relays: [SMTPServer], _ resolver: DNSResolver) -> [String] {
        relays.filter { !$0.isLoopback }.flatMap { relay -> [String] in
            if relay.isAddress { return [relay.host] }
            return (resolver.records(DNSQuestion(relay.host, .a)) ?? [])
                + (resolver.records(DNSQuestion(relay.host, .aaaa)) ?? [])
        }
    }

    private mutating func sendLetter(to recipient: String, _ root: CompositionRoot) async {
        guard let smtp = root.smtp else { return warning("test letter", "no mail server is set") }
        let name = smtp.names[0]
        let letter = root.services.trialLetter(to: recipient, name: "", through: name, language: "en")
        let outcome = await smtp.send(letter)
        guard case .accepted(let reply) = outcome else {
            return problem("test letter", "\(name) did not take it: \(Self.words(outcome.reply))")
        }
        ok(
            "test letter",
            "\(name) took it: \(Self.words(reply)). Look at its header in the mailbox of \(recipient.printable()): "
                + "Authentication-Results names spf=pass, dkim=pass and dmarc=pass")
    }
}
