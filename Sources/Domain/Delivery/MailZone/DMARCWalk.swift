/// The DMARC records of a domain and of the domains above it, found without a list of public
/// suffixes (RFC 9989, the DNS tree walk).
struct DMARCWalk {
    /// A record, and the domain in whose zone it stands.
    struct Record {
        let domain: String
        let tags: [String: String]
    }

    private let start: String
    /// The valid records, the one of the nearest domain first.
    private let records: [Record]
    /// A domain with several records, of which none counts, and no nearer one with a single record.
    let ambiguous: String?

    /// A longer name is asked about itself, and then from this number of labels on.
    private static let mostLabels = 7

    /// Nil when a name server does not answer.
    init?(from domain: String, lookup: DNSLookup) {
        start = domain
        var (records, ambiguous): ([Record], String?) = ([], nil)
        var labels = domain.split(separator: ".")[...]
        while !labels.isEmpty {
            let name = labels.joined(separator: ".")
            guard let texts = lookup(DNSQuestion("_dmarc.\(name)", .txt)) else { return nil }
            let found = texts.map(MailZone.tags).filter { $0["v"]?.uppercased() == "DMARC1" }
            if found.count == 1 { records.append(Record(domain: name, tags: found[0])) }
            if found.count > 1, records.isEmpty, ambiguous == nil { ambiguous = name }
            if found.count == 1, ["y", "n"].contains(found[0]["psd"]?.lowercased()) { break }
            labels = labels.suffix(min(labels.count - 1, Self.mostLabels))
        }
        (self.records, self.ambiguous) = (records, ambiguous)
    }

    /// The domain whose owner all names below share. The start itself where no record says more.
    var organisation: String {
        if let own = records.first(where: { $0.tags["psd"]?.lowercased() == "n" }) { return own.domain }
        let suffix = records.first { $0.domain != start && $0.tags["psd"]?.lowercased() == "y" }
        if let suffix {
            let count = suffix.domain.split(separator: ".").count + 1
            return start.split(separator: ".").suffix(count).joined(separator: ".")
        }
        return records.last?.domain ?? start
    }

    /// The record that holds for the start. Nil for none.
    var record: Record? {
        records.first { $0.domain == start } ?? records.first { $0.domain == organisation } ?? records.last
    }
}
