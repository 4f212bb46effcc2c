/// Evaluates the record that says who may send for a domain (RFC 7208), for one sending address.
/// Macros are not expanded: a mechanism with one matches nothing.
package struct SPFCheck {
    package enum Verdict: String, Sendable {
        case pass, fail, softfail, neutral
        /// The domain has no record.
        case none
        /// The record is wrong, so that nobody passes.
        case permerror
        /// A name server did not answer.
        case temperror
    }

    /// RFC 7208 section 4.6.4: so many mechanisms may ask name servers.
    private static let mostLookups = 10
    private static let mostExchanges = 10

    private struct Stop: Error { let verdict: Verdict }

    private let address: IPOctets
    private let lookup: DNSLookup
    private var lookups = 0

    private init(_ address: IPOctets, _ lookup: @escaping DNSLookup) {
        (self.address, self.lookup) = (address, lookup)
    }

    /// Returns what the domain's record says of an address. Nil where the text is no address.
    package static func verdict(of address: String, for domain: String, lookup: @escaping DNSLookup)
        -> Verdict?
    {
        guard let octets = IPOctets(address) else { return nil }
        var check = SPFCheck(octets, lookup)
        do { return try check.verdict(of: domain) } catch { return error.verdict }
    }

    /// Returns the SPF records among the texts of a domain.
    package static func records(among texts: [String]) -> [String] {
        texts.filter { $0.lowercased() == "v=spf1" || $0.lowercased().hasPrefix("v=spf1 ") }
    }

    private mutating func verdict(of domain: String) throws(Stop) -> Verdict {
        let records = Self.records(among: try ask(DNSQuestion(domain, .txt)))
        guard let record = records.first else { return .none }
        guard records.count == 1 else { throw Stop(verdict: .permerror) }
        var redirect: String?
        for term in record.lowercased().split(separator: " ").dropFirst().prefix(100) {
            if let target = Self.value(of: term, after: "redirect=") { redirect = target }
            guard term.firstIndex(of: "=") == nil else { continue }
            let qualifier = Self.qualifiers[term.first ?? " "]
            if try matches(qualifier == nil ? term : term.dropFirst(), domain) { return qualifier ?? .pass }
        }
        guard let redirect else { return .neutral }
        try count()
        let verdict = try verdict(of: redirect)
        return verdict == .none ? .permerror : verdict
    }

    private static let qualifiers: [Character: Verdict] = [
        "+": .pass, "-": .fail, "~": .softfail, "?": .neutral,
    ]

    private static func value(of term: Substring, after name: String) -> String? {
        term.hasPrefix(name) ? String(term.dropFirst(name.count)) : nil
    }

    private mutating func matches(_ mechanism: Substring, _ domain: String) throws(Stop) -> Bool {
        if mechanism == "all" { return true }
        for name in ["ip4:", "ip6:"] {
            if let network = Self.value(of: mechanism, after: name) { return try isIn(network) }
        }
        if let other = Self.value(of: mechanism, after: "include:") {
            try count()
            switch try verdict(of: other) {
            case .pass: return true
            case .none: throw Stop(verdict: .permerror)
            default: return false
            }
        }
        for name in ["a", "mx"] {
            let head = mechanism.prefix { $0 != ":" && $0 != "/" }
            guard head == name else { continue }
            try count()
            return try hosts(name, of: mechanism.dropFirst(name.count), domain)
        }
        if mechanism.hasPrefix("exists:") || mechanism.hasPrefix("ptr") {
            try count()
            return false
        }
        throw Stop(verdict: .permerror)
    }

    /// - Parameter rest: what follows `a` or `mx`: `:host/24//64`, each part optional.
    private mutating func hosts(_ kind: String, of rest: Substring, _ domain: String) throws(Stop) -> Bool {
        let (four, six) =
            rest.firstRange(of: "//").map { (rest[..<$0.lowerBound], rest[$0.upperBound...]) } ?? (rest, "")
        let named = four.prefix { $0 != "/" }.dropFirst()
        let host = named.isEmpty ? domain : String(named)
        var hosts = [host]
        if kind == "mx" { hosts = Array(try ask(DNSQuestion(host, .mx)).prefix(Self.mostExchanges)) }
        let isFour = address.octets.count == 4
        let bits = isFour ? Int(four.drop { $0 != "/" }.dropFirst()) : Int(six)
        for host in hosts {
            for found in try ask(DNSQuestion(host, isFour ? .a : .aaaa)) {
                guard let network = IPOctets(found) else { continue }
                if address.isIn(network, bits: bits ?? network.octets.count * 8) { return true }
            }
        }
        return false
    }

    private func isIn(_ text: String) throws(Stop) -> Bool {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard let network = parts.first.flatMap({ IPOctets(String($0)) }) else {
            throw Stop(verdict: .permerror)
        }
        let bits = parts.count == 2 ? Int(parts[1]) : network.octets.count * 8
        guard let bits else { throw Stop(verdict: .permerror) }
        return address.isIn(network, bits: bits)
    }

    private mutating func count() throws(Stop) {
        lookups += 1
        if lookups > Self.mostLookups { throw Stop(verdict: .permerror) }
    }

    private func ask(_ question: DNSQuestion) throws(Stop) -> [String] {
        guard let records = lookup(question) else { throw Stop(verdict: .temperror) }
        return records
    }
}
