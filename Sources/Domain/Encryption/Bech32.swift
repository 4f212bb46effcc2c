/// Bech32 (BIP 173): octets as lower-case letters and digits with a checksum, for keys that people
/// copy.
enum Bech32 {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    /// In octets. A key of age has 62 or 74.
    private static let longest = 100

    /// Decodes a text whose part before the last `1` is `prefix`, all in lower or all in upper
    /// case. Nil for any other text.
    static func decode(_ text: String, prefix: String) -> [UInt8]? {
        guard text.utf8.count <= longest else { return nil }
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let lower = text.lowercased()
        guard text == lower || text == text.uppercased(), lower.hasPrefix(prefix + "1") else { return nil }
        let values = lower.utf8.dropFirst(prefix.utf8.count + 1).map { alphabet.firstIndex(of: $0) }
        let digits = values.compactMap { $0.map { UInt32($0) } }
        guard digits.count == values.count, digits.count > 6,
            checksum(expanded(prefix) + digits) == 1
        else { return nil }
        return octets(digits.dropLast(6))
    }

    /// Joins groups of five bits. Nil when the bits that are left over are not zero.
    private static func octets(_ digits: ArraySlice<UInt32>) -> [UInt8]? {
        var (bits, count, octets): (UInt32, Int, [UInt8]) = (0, 0, [])
        for digit in digits {
            bits = bits << 5 | digit
            count += 5
            if count >= 8 {
                count -= 8
                octets.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
                bits &= (1 << UInt32(count)) - 1
            }
        }
        return count < 5 && bits == 0 ? octets : nil
    }

    private static func expanded(_ prefix: String) -> [UInt32] {
        prefix.utf8.map { UInt32($0) >> 5 } + [0] + prefix.utf8.map { UInt32($0) & 31 }
    }

    private static func checksum(_ values: [UInt32]) -> UInt32 {
        let generators: [UInt32] = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
        return values.reduce(1) { sum, value in
            var next = (sum & 0x1FF_FFFF) << 5 ^ value
            for (bit, generator) in generators.enumerated() where sum >> (25 + UInt32(bit)) & 1 == 1 {
                next ^= generator
            }
            return next
        }
    }
}
