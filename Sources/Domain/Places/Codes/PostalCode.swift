/// Postal codes of countries other than Britain: letters and digits, at most 12. The key is a
/// number in base 37, so that no two codes share a key.
package enum PostalCode {
    /// Reads a code.
    /// - Parameter bytes: upper-case letters and digits.
    static func read(_ bytes: [UInt8], country: String) -> PlaceCode.Reading {
        var bytes = bytes[...]
        if country == "FR" {
            if bytes.starts(with: Array("FR".utf8)) {
                bytes = bytes.dropFirst(2)
            } else if bytes.first == UInt8(ascii: "F") {
                bytes = bytes.dropFirst()
            }
            guard bytes.count == 5, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return .unreadable
            }
        }
        guard let key = key(bytes) else { return .unreadable }
        return .code(PlaceCode(country: country, text: String(decoding: bytes, as: UTF8.self), key: key))
    }

    package static func key(_ bytes: ArraySlice<UInt8>) -> UInt64? {
        guard (2...12).contains(bytes.count) else { return nil }
        var key: UInt64 = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39: key = key * 37 + UInt64(byte - 0x30) + 1
            case 0x41...0x5A: key = key * 37 + UInt64(byte - 0x41) + 11
            default: return nil
            }
        }
        return key
    }

    package static func text(_ key: UInt64) -> String {
        var (rest, bytes) = (key, [UInt8]())
        while rest > 0 {
            let digit = UInt8(rest % 37)
            bytes.append(digit <= 10 ? digit + 0x2F : digit + 0x36)
            rest /= 37
        }
        return String(decoding: bytes.reversed(), as: UTF8.self)
    }
}
