/// Numbers for codes of letters and digits, at most 12 characters. No two codes share a number.
package enum Base37 {
    /// Returns the number of a code. Nil when the code is too long or has another character.
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
