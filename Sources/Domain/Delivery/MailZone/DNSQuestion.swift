/// A question to a name server.
package struct DNSQuestion: Sendable, Hashable {
    package enum RecordType: String, Sendable { case a, aaaa, mx, ptr, txt }

    package let name: String
    package let type: RecordType

    package init(_ name: String, _ type: RecordType) { (self.name, self.type) = (name, type) }

    /// The question for the name of an address (RFC 1035 section 3.5, RFC 3596 section 2.5). Nil
    /// where the text is no address.
    package init?(nameOf address: String) {
        guard let octets = IPOctets(address)?.octets else { return nil }
        if octets.count == 4 {
            self.init(octets.reversed().map(String.init).joined(separator: ".") + ".in-addr.arpa", .ptr)
        } else {
            let nibbles = octets.reversed().flatMap { [$0 & 15, $0 >> 4] }
            let name = nibbles.map { String($0, radix: 16) }.joined(separator: ".")
            self.init(name + ".ip6.arpa", .ptr)
        }
    }
}

/// Asks name servers. Empty where there is no such record, nil when nobody answers.
package typealias DNSLookup = (DNSQuestion) -> [String]?

/// The octets of an IP address.
struct IPOctets: Equatable {
    /// 4 or 16.
    let octets: [UInt8]

    init?(_ text: String) {
        guard let octets = text.contains(":") ? Self.six(text) : Self.four(Substring(text)) else {
            return nil
        }
        self.octets = octets
    }

    /// Whether the first bits are those of a network.
    func isIn(_ network: IPOctets, bits: Int) -> Bool {
        guard octets.count == network.octets.count, (0...octets.count * 8).contains(bits) else {
            return false
        }
        return (0..<bits).allSatisfy { bit in
            let mask = UInt8(0x80) >> UInt8(bit % 8)
            return octets[bit / 8] & mask == network.octets[bit / 8] & mask
        }
    }

    private static func four(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return parts.count == 4 && !parts.contains(nil) ? parts.compactMap(\.self) : nil
    }

    private static func six(_ text: String) -> [UInt8]? {
        let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        let sides = halves.map { groups($0) }
        guard !sides.contains(nil) else { return nil }
        let (head, tail) = (sides[0] ?? [], halves.count == 2 ? sides[1] ?? [] : [])
        let missing = 16 - head.count - tail.count
        guard halves.count == 2 ? missing >= 2 : missing == 0 else { return nil }
        return head + [UInt8](repeating: 0, count: missing) + tail
    }

    /// Returns the octets of groups with colons between them. The last may be in the dotted form.
    private static func groups(_ text: Substring) -> [UInt8]? {
        if text.isEmpty { return [] }
        var octets: [UInt8] = []
        let groups = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, group) in groups.enumerated() {
            if index == groups.count - 1, let four = four(group) {
                octets += four
            } else {
                guard (1...4).contains(group.utf8.count), let number = UInt16(group, radix: 16) else {
                    return nil
                }
                octets += [UInt8(number >> 8), UInt8(number & 255)]
            }
        }
        return octets.count <= 16 ? octets : nil
    }
}
