/// Looks at what the zone of our domain says about our mail: who may send (SPF), who signs (DKIM),
/// what becomes of mail that neither covers (DMARC), and the name of a sending address.
package struct MailZone {
    /// One finding, for an operator.
    package struct Finding: Sendable, Equatable {
        package enum Weight: Sendable { case fine, warning, problem }

        package let weight: Weight
        package let about: String
        package let text: String
        /// A line for the zone that mends it.
        package let line: String?

        init(_ weight: Weight, _ about: String, _ text: String, line: String? = nil) {
            (self.weight, self.about, self.text, self.line) = (weight, about, text, line)
        }
    }

    /// Our key in the zone.
    package struct Key: Sendable {
        package let name: String
        package let record: String
        package let line: String

        package init(name: String, record: String, line: String) {
            (self.name, self.record, self.line) = (name, record, line)
        }
    }

    private let domain: String
    private let lookup: DNSLookup

    /// - Parameter domain: the domain of the sending address.
    package init(of domain: String, lookup: @escaping DNSLookup) {
        (self.domain, self.lookup) = (domain, lookup)
    }

    /// - Parameters:
    ///   - addresses: those from which mail leaves, as far as they are known.
    ///   - ours: those among them that are ours, and so must have a name.
    ///   - key: the key that signs our mails. Nil where the mail server signs.
    ///   - returnPath: the domain to which mails come back.
    package func findings(addresses: [String], ours: [String], key: Key?, returnPath: String) -> [Finding] {
        [sender(addresses)] + [signature(key)] + policy(returnPath) + ours.map(name)
    }

    private func silent(_ about: String) -> Finding {
        Finding(.warning, about, "the name server does not answer: try again, or name one with --dns")
    }

    private func sender(_ addresses: [String]) -> Finding {
        guard let texts = lookup(DNSQuestion(domain, .txt)) else { return silent("SPF") }
        let records = SPFCheck.records(among: texts)
        let known = addresses.map { $0.contains(":") ? "ip6:\($0)" : "ip4:\($0)" }.joined(separator: " ")
        let line = "\(domain). IN TXT \"v=spf1 \(known.isEmpty ? "mx" : known) ~all\""
        guard let record = records.first else {
            return Finding(.problem, "SPF", "\(domain) does not say who may send for it", line: line)
        }
        guard records.count == 1 else {
            return Finding(
                .problem, "SPF", "\(domain) has \(records.count) records, so none counts: keep one")
        }
        let verdicts = addresses.map { ($0, SPFCheck.verdict(of: $0, for: domain, lookup: lookup)) }
        if let (address, verdict) = verdicts.first(where: { $0.1 != .pass }) {
            if case .untold(let term) = verdict {
                return Finding(
                    .warning, "SPF",
                    "for \(address) it cannot be told: “\(term)” is not evaluated here. Send a test letter "
                        + "with --to, and see Authentication-Results in its header")
            }
            return Finding(
                verdict == .permerror ? .problem : .warning, "SPF",
                "\(verdict.map { "\($0)" } ?? "none") for \(address), by “\(record)”: where mail leaves from another "
                    + "address, its provider says which include: belongs there")
        }
        let says = addresses.isEmpty ? "it says" : "\(addresses.joined(separator: ", ")) may send, by"
        return Finding(.fine, "SPF", "\(says) “\(record)”")
    }

    private func signature(_ key: Key?) -> Finding {
        guard let key else {
            return Finding(
                .warning, "DKIM",
                "no key of ours signs: the mail server does, or nobody; `postbag dkim new` makes one")
        }
        guard let texts = lookup(DNSQuestion(key.name, .txt)) else { return silent("DKIM") }
        let ours = Self.tags(of: key.record)["p"]
        let keys = texts.compactMap { Self.tags(of: $0)["p"] }
        if keys == [ours] { return Finding(.fine, "DKIM", "\(key.name) has our key") }
        if keys.isEmpty { return Finding(.problem, "DKIM", "\(key.name) has no key", line: key.line) }
        return Finding(
            .problem, "DKIM", "\(key.name) has another key than ours, so no signature is good", line: key.line
        )
    }

    private func policy(_ returnPath: String) -> [Finding] {
        guard let walk = DMARCWalk(from: domain, lookup: lookup) else { return [silent("DMARC")] }
        if let name = walk.ambiguous {
            return [
                Finding(.problem, "DMARC", "_dmarc.\(name) has several records, so none counts: keep one")
            ]
        }
        guard let record = walk.record else {
            return [
                Finding(
                    .warning, "DMARC", "\(domain) has no policy, and large mailboxes ask for one",
                    line: "_dmarc.\(domain). IN TXT \"v=DMARC1; p=none\"")
            ]
        }
        let tag = record.domain != domain && record.tags["sp"] != nil ? "sp" : "p"
        guard let policy = record.tags[tag]?.lowercased(), ["none", "quarantine", "reject"].contains(policy)
        else {
            return [
                Finding(
                    .problem, "DMARC",
                    "_dmarc.\(record.domain) has no \(tag)=none, \(tag)=quarantine or \(tag)=reject")
            ]
        }
        return [Finding(.fine, "DMARC", "_dmarc.\(record.domain) asks for \(policy) (\(tag))")]
            + aligned(returnPath, walk, isStrict: record.tags["aspf"]?.lowercased() == "s")
    }

    /// Whether SPF counts for our From: the return path must be of the same domain, or, where the
    /// policy is not strict, of the same organisation.
    private func aligned(_ returnPath: String, _ walk: DMARCWalk, isStrict: Bool) -> [Finding] {
        if returnPath == domain { return [] }
        let other = Finding(
            .warning, "DMARC",
            "mails come back to \(returnPath), so SPF does not count for \(domain): a signature must")
        if isStrict { return [other] }
        guard let returns = DMARCWalk(from: returnPath, lookup: lookup) else { return [silent("DMARC")] }
        if returns.organisation == walk.organisation { return [] }
        // Older servers go by a list of public suffixes, which may join what the records part.
        guard Self.shareParent(returnPath, domain) else { return [other] }
        return [
            Finding(
                .warning, "DMARC",
                "mails come back to \(returnPath). Whether SPF then counts for \(domain) cannot be told: "
                    + "no DMARC record says that both are of one organisation")
        ]
    }

    /// Whether two names end with the same two labels.
    private static func shareParent(_ one: String, _ other: String) -> Bool {
        one.split(separator: ".").suffix(2) == other.split(separator: ".").suffix(2)
    }

    private func name(of address: String) -> Finding {
        guard let question = DNSQuestion(nameOf: address), let names = lookup(question) else {
            return silent("name of \(address)")
        }
        guard let name = names.first else {
            return Finding(
                .problem, "name of \(address)",
                "it has none, and many servers take no mail then: "
                    + "whoever gave you the address sets it")
        }
        let back = lookup(DNSQuestion(name, address.contains(":") ? .aaaa : .a)) ?? []
        let isConfirmed = back.contains { IPOctets($0) == IPOctets(address) }
        return isConfirmed
            ? Finding(.fine, "name of \(address)", "\(name), which leads back")
            : Finding(.problem, "name of \(address)", "\(name), which does not lead back to it")
    }

    /// Returns the tags of a record such as `v=DMARC1; p=none`, without white space.
    static func tags(of record: String) -> [String: String] {
        var tags: [String: String] = [:]
        for part in record.split(separator: ";").prefix(50) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { continue }
            tags[String(sides[0].filter { !$0.isWhitespace }).lowercased()] = sides[1].filter {
                !$0.isWhitespace
            }
        }
        return tags
    }
}
