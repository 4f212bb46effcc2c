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
    /// How many seconds what comes back from there is waited for.
    var awaits = MailServerRules.awaits
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
        for finding in findings { say(finding) }
        if let recipient = zone.recipient {
            await tryLetter(to: recipient, waiting: zone.awaits, root)
        }
    }

    /// Prints a finding, with the line that mends it.
    mutating func say(_ finding: MailZone.Finding) {
        let text = finding.text.printable()
        switch finding.weight {
        case .fine: ok(finding.about, text)
        case .warning: warning(finding.about, text, do: Self.remedy(finding))
        case .problem: problem(finding.about, text, do: Self.remedy(finding))
        }
        if let line = finding.line { add("zone", line) }
    }

    private static func remedy(_ finding: MailZone.Finding) -> String {
        finding.line == nil
            ? "ask whoever keeps the zone or that address; then run postbag doctor --mail again"
            : "put the line below into the zone, wait until it is known, and run postbag doctor --mail again"
    }

    /// Returns the addresses of the mail servers that are elsewhere.
    private static func addresses(of relays: [SMTPServer], _ resolver: DNSResolver) -> [String] {
        relays.filter { !$0.isLoopback }.flatMap { relay -> [String] in
            if relay.isAddress { return [relay.host] }
            return (resolver.records(DNSQuestion(relay.host, .a)) ?? [])
                + (resolver.records(DNSQuestion(relay.host, .aaaa)) ?? [])
        }
    }
}
