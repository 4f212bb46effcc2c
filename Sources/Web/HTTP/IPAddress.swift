import Foundation
package import NIOCore

/// An IP address in one spelling. An IPv4 address is stored in its IPv6 form, `::ffff:192.0.2.1`
/// (RFC 4291 section 2.5.5.2). Both spellings are then the same address.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    fileprivate let high: UInt64
    fileprivate let low: UInt64

    /// Reads an address as people write it. Nil when the text is no address. The part after `%`
    /// names a network card of one machine and is left out.
    package init?(_ text: some StringProtocol) {
        let text = String(text.prefix { $0 != "%" })
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(high: 0, low: 0xffff << 32 | UInt64(UInt32(bigEndian: four.s_addr)))
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            self = withUnsafeBytes(of: six) { octets in
                IPAddress(
                    high: octets.loadUnaligned(fromByteOffset: 0, as: UInt64.self).bigEndian,
                    low: octets.loadUnaligned(fromByteOffset: 8, as: UInt64.self).bigEndian)
            }
        } else {
            return nil
        }
    }

    package init?(_ address: SocketAddress?) {
        guard let text = address?.ipAddress else { return nil }
        self.init(text)
    }

    /// Reads an address as proxies write it: perhaps with a port, and with brackets and quotes
    /// around it. Nil when the text is no address.
    package init?(forwarded text: some StringProtocol) {
        var text = String(text.filter { $0 != " " && $0 != "\t" && $0 != "\"" })
        if text.hasPrefix("[") {
            text = String(text.dropFirst().prefix { $0 != "]" })
        } else if text.count(where: { $0 == ":" }) == 1 {
            text = String(text.prefix { $0 != ":" })
        }
        self.init(text)
    }

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    fileprivate var isFour: Bool { high == 0 && low >> 32 == 0xffff }

    package var isLoopback: Bool { high == 0 && (low == 1 || isFour && low >> 24 & 0xff == 127) }

    /// The network of one household or company: an IPv4 address, or the first half of an IPv6
    /// address.
    package var network: IPAddress { isFour ? self : IPAddress(high: high, low: 0) }

    package var description: String {
        if isFour {
            return stride(from: 24, through: 0, by: -8).map { "\(low >> UInt64($0) & 0xff)" }.joined(
                separator: ".")
        }
        var octets = (high.bigEndian, low.bigEndian)
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(AF_INET6, &octets, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// A range of addresses that begin with the same bits: `192.0.2.0/24`, `2001:db8::/32`, or one
/// address alone.
package struct IPRange: Hashable, Sendable, CustomStringConvertible {
    private let first: IPAddress
    /// The number of bits that are the same, of 128.
    private let bits: Int

    package init?(_ text: some StringProtocol) {
        let sides = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = IPAddress(sides[0]), !sides[0].contains("%") else { return nil }
        let isWrittenAsSix = sides[0].contains(":")
        var bits = 128
        if sides.count == 2 {
            guard let typed = Int(sides[1]), (1...(isWrittenAsSix ? 128 : 32)).contains(typed) else {
                return nil
            }
            bits = isWrittenAsSix ? typed : typed + 96
        }
        // With fewer bits, the range would contain more than the IPv4 addresses.
        guard !first.isFour || bits > 96 else { return nil }
        self.first = first
        self.bits = bits
    }

    package func contains(_ address: IPAddress) -> Bool {
        guard first.isFour == address.isFour else { return false }
        let (high, low) = (first.high ^ address.high, first.low ^ address.low)
        return bits <= 64 ? high >> UInt64(64 - bits) == 0 : high == 0 && low >> UInt64(128 - bits) == 0
    }

    package var description: String {
        bits == 128 ? "\(first)" : "\(first)/\(first.isFour ? bits - 96 : bits)"
    }
}

extension [IPRange] {
    package func contains(_ address: IPAddress) -> Bool { contains { $0.contains(address) } }
}
