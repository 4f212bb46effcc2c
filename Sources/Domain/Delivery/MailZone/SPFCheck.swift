/// Evaluates the record that says who may send for a domain (RFC 7208), for one sending address.
/// Macros and `ptr` are not evaluated: where the result depends on one, it cannot be told.
package struct SPFCheck {
    package enum Verdict: Sendable, Equatable {
        case pass, fail, softfail, neutral
        /// The domain has no record.
        case none
        /// The record is wrong, so that nobody passes.
        case permerror
        /// A name server did not answer.
        case temperror
        /// The result depends on this term, which is not evaluated here.
        case untold(String)
    }

    /// RFC 7208 section 4.6.4: so many mechanisms may ask name servers, and so many of these
    /// questions may have no answer.
    private static let mostLookups = 10, mostVoidLookups = 2
    private static let mostExchanges = 10
    /// The most terms that are looked at. Each makes at least two octets of a record.
    private static let mostTerms = 500

    private struct Stop: Error {
        let verdict: Verdict
        static let permerror = Stop(verdict: .permerror)
    }

    private let address: IPOctets
    private let lookup: DNSLookup
    private var lookups = 0, voidLookups = 0

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
        guard records.count == 1 else { throw .permerror }
        let terms = record.lowercased().split(separator: " ").dropFirst()
        guard terms.count <= Self.mostTerms else { throw Stop(verdict: .untold("more than 500 terms")) }
        // One wrong term spoils the record, also after one that matches.
        let mechanisms = try terms.filter { !Self.isModifier($0) }.map { text throws(Stop) in
            guard let mechanism = Mechanism(text) else { throw .permerror }
            return mechanism
        }
        let redirects = terms.filter { $0.hasPrefix("redirect=") }
        guard redirects.count < 2 else { throw .permerror }
        for mechanism in mechanisms where try matches(mechanism, domain) { return mechanism.verdict }
        guard let redirect = redirects.first else { return .neutral }
        try count()
        let verdict = try verdict(of: try Self.told(redirect.dropFirst("redirect=".count), of: redirect))
        return verdict == .none ? .permerror : verdict
    }

    /// Whether a term is a name, `=` and a value (RFC 7208 section 4.6.1).
    private static func isModifier(_ term: Substring) -> Bool {
        let name = term.utf8.prefix { $0 != UInt8(ascii: "=") }
        return name.count < term.utf8.count
            && name.allSatisfy { ![UInt8(ascii: ":"), UInt8(ascii: "/")].contains($0) }
    }

    /// Returns the name of a host. Throws where it has macros.
    private static func told(_ host: Substring, of term: Substring) throws(Stop) -> String {
        if host.contains("%") { throw Stop(verdict: .untold(String(term))) }
        if host.isEmpty { throw .permerror }
        return String(host)
    }

    private mutating func matches(_ mechanism: Mechanism, _ domain: String) throws(Stop) -> Bool {
        switch mechanism.name {
        case "all": return true
        case "ip4", "ip6":
            guard let network = IPOctets(String(mechanism.host)) else { throw .permerror }
            return address.isIn(network, bits: mechanism.bits(network))
        case "include":
            let host = try Self.told(mechanism.host, of: mechanism.text)
            try count()
            switch try verdict(of: host) {
            case .pass: return true
            case .none: throw .permerror
            default: return false
            }
        case "a", "mx":
            let host =
                mechanism.host.isEmpty ? domain : try Self.told(mechanism.host, of: mechanism.text)
            try count()
            return try hosts(mechanism, at: host)
        case "exists":
            let host = try Self.told(mechanism.host, of: mechanism.text)
            try count()
            return try !askOnce(DNSQuestion(host, .a)).isEmpty
        default: throw Stop(verdict: .untold(String(mechanism.text)))
        }
    }

    private mutating func hosts(_ mechanism: Mechanism, at host: String) throws(Stop) -> Bool {
        let type: DNSQuestion.RecordType = address.octets.count == 4 ? .a : .aaaa
        var found: [String] = []
        if mechanism.name == "a" {
            found = try askOnce(DNSQuestion(host, type))
        } else {
            let exchanges = try askOnce(DNSQuestion(host, .mx))
            guard exchanges.count <= Self.mostExchanges else { throw .permerror }
            for exchange in exchanges { found += try ask(DNSQuestion(exchange, type)) }
        }
        return found.lazy.compactMap(IPOctets.init).contains {
            address.isIn($0, bits: mechanism.bits($0))
        }
    }

    private mutating func count() throws(Stop) {
        lookups += 1
        if lookups > Self.mostLookups { throw .permerror }
    }

    private func ask(_ question: DNSQuestion) throws(Stop) -> [String] {
        guard let records = lookup(question) else { throw Stop(verdict: .temperror) }
        return records
    }

    /// Asks the question of a mechanism itself.
    private mutating func askOnce(_ question: DNSQuestion) throws(Stop) -> [String] {
        let records = try ask(question)
        if records.isEmpty { voidLookups += 1 }
        if voidLookups > Self.mostVoidLookups { throw .permerror }
        return records
    }
}

/// A mechanism of a record, such as `-all` or `a:host.example/24//64`.
private struct Mechanism {
    let text: Substring
    let verdict: SPFCheck.Verdict
    let name: String
    /// The name or the address after the colon. "" for none.
    let host: Substring
    private let bitsOfFour: Int?, bitsOfSix: Int?

    /// How many bits of an address must agree.
    func bits(_ network: IPOctets) -> Int {
        network.octets.count == 4 ? bitsOfFour ?? 32 : bitsOfSix ?? 128
    }

    /// The names, and whether a host and a length of a network may or must follow.
    private static let names: [String: (host: Bool, needsHost: Bool, bits: Bool)] = [
        "all": (false, false, false), "include": (true, true, false), "a": (true, false, true),
        "mx": (true, false, true), "ptr": (true, false, false), "ip4": (true, true, true),
        "ip6": (true, true, true), "exists": (true, true, false),
    ]
    private static let qualifiers: [Character: SPFCheck.Verdict] = [
        "+": .pass, "-": .fail, "~": .softfail, "?": .neutral,
    ]

    /// Nil for what is no mechanism.
    init?(_ text: Substring) {
        let qualifier = text.first.flatMap { Self.qualifiers[$0] }
        let rest = qualifier == nil ? text : text.dropFirst()
        let name = String(rest.prefix { $0 != ":" && $0 != "/" })
        guard let form = Self.names[name] else { return nil }
        var tail = rest.dropFirst(name.count)
        let hasHost = tail.hasPrefix(":")
        // A macro may hold a slash.
        let isWholeHost = !form.bits || tail.contains("%")
        let host = hasHost ? tail.dropFirst().prefix { $0 != "/" || isWholeHost } : ""
        tail = tail.dropFirst(hasHost ? host.count + 1 : 0)
        guard hasHost ? form.host && !host.isEmpty : !form.needsHost, tail.isEmpty || form.bits else {
            return nil
        }
        (self.text, self.name, self.host, verdict) = (text, name, host, qualifier ?? .pass)
        let sides = tail.firstRange(of: "//").map { (tail[..<$0.lowerBound], tail[$0.upperBound...]) }
        let four = sides?.0 ?? tail
        switch name {
        case "ip4": (bitsOfFour, bitsOfSix) = (Self.length(four, most: 32), nil)
        case "ip6": (bitsOfFour, bitsOfSix) = (nil, Self.length(four, most: 128))
        default:
            bitsOfFour = Self.length(four, most: 32)
            bitsOfSix = sides.flatMap { Self.length("/" + $0.1, most: 128) }
        }
        let isWhole = (four.isEmpty || (name == "ip6" ? bitsOfSix : bitsOfFour) != nil)
        guard isWhole, sides == nil || bitsOfSix != nil && name != "ip6" && name != "ip4" else { return nil }
        let octets = ["ip4": 4, "ip6": 16][name]
        if let octets, IPOctets(String(host))?.octets.count != octets { return nil }
    }

    /// Reads `/24`. Nil for anything else.
    private static func length(_ text: Substring, most: Int) -> Int? {
        guard text.hasPrefix("/"), text.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let length = Int(text.dropFirst()), length <= most
        else { return nil }
        return length
    }
}
