/// Keys for British postcodes. A postcode has an outward code, a sector and a unit. The outward
/// code is area and district: `E17`. The sector is a digit, the unit two letters.
///
/// The key of a code is (outward · 10 + sector) · 400 + unit. Codes of one sector, and sectors of
/// one outward code, therefore have neighbouring keys.
package enum GBCode {
    /// An outward code, or an outward code with its sector.
    package struct Part: Sendable, Hashable {
        package let outward: UInt32
        package let sector: Int?
        package let text: String

        /// The same text read as a shorter outward code and a sector: `E17` as E1 and sector 7.
        var asSector: Part? {
            guard sector == nil, let last = text.utf8.last, GBCode.isDigit(last),
                let outward = GBCode.outward(Array(text.utf8.dropLast())[...])
            else { return nil }
            return Part(
                outward: outward, sector: Int(last - 0x30),
                text: "\(GBCode.outwardText(outward)) \(last - 0x30)")
        }
    }

    package static let unitsInSector = 400
    private static let unitLetters = Array("ABDEFGHJLNPQRSTUWXYZ".utf8)

    /// The position of each letter in `unitLetters`. Units do not use C, I, K, M, O and V.
    private static let unitPlace: [UInt8] = {
        var places = [UInt8](repeating: 255, count: 256)
        for (place, letter) in unitLetters.enumerated() { places[Int(letter)] = UInt8(place) }
        return places
    }()

    /// Returns the key of a complete code in upper-case letters and digits, without spaces.
    package static func key(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        guard (5...7).contains(bytes.count), let outward = outward(bytes.dropLast(3)) else { return nil }
        let sector = bytes[bytes.endIndex - 3]
        let first = unitPlace[Int(bytes[bytes.endIndex - 2])]
        let second = unitPlace[Int(bytes[bytes.endIndex - 1])]
        guard isDigit(sector), first < 255, second < 255 else { return nil }
        return (outward * 10 + UInt32(sector - 0x30)) * 400 + UInt32(first) * 20 + UInt32(second)
    }

    /// Returns the number of an outward code: A9, A99, A9A, AA9, AA99 or AA9A. The number is
    /// ((first letter · 27 + second or 0) · 10 + digit) · 37 + last character or 0.
    package static func outward(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        var rest = bytes
        guard let first = rest.popFirst(), isLetter(first) else { return nil }
        var code = UInt32(first - 0x41) * 27
        if let second = rest.first, isLetter(second) {
            rest.removeFirst()
            code += UInt32(second - 0x40)
        }
        guard let digit = rest.popFirst(), isDigit(digit) else { return nil }
        code = (code * 10 + UInt32(digit - 0x30)) * 37
        if let last = rest.popFirst() {
            guard isDigit(last) || isLetter(last) else { return nil }
            code += isDigit(last) ? UInt32(last - 0x30) + 1 : UInt32(last - 0x41) + 11
        }
        return rest.isEmpty ? code : nil
    }

    /// Returns the outward code's number and the sector's digit for the key of a code.
    static func sector(of key: UInt64) -> (outward: UInt32, sector: Int) {
        (UInt32(key / 4_000), Int(key / 400 % 10))
    }

    /// Returns the code as people write it: `E17 9NJ`.
    package static func text(_ key: UInt32) -> String {
        let unit = Int(key % 400)
        let letters = [unitLetters[unit / 20], unitLetters[unit % 20]]
        return "\(outwardText(key / 4_000)) \(key / 400 % 10)\(String(decoding: letters, as: UTF8.self))"
    }

    package static func outwardText(_ outward: UInt32) -> String {
        let (area, district) = (outward / 370, outward % 370)
        var bytes = [UInt8(area / 27) + 0x41]
        if area % 27 > 0 { bytes.append(UInt8(area % 27) + 0x40) }
        bytes.append(UInt8(district / 37) + 0x30)
        let last = UInt8(district % 37)
        if last > 0 { bytes.append(last <= 10 ? last - 1 + 0x30 : last - 11 + 0x41) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads the beginning of a code. `E17` may also be E1 and sector 7. Returns the longer outward
    /// code; see `asSector` for tables that have only the shorter one.
    static func part(_ bytes: [UInt8]) -> Part? {
        if let outward = outward(bytes[...]) {
            return Part(outward: outward, sector: nil, text: outwardText(outward))
        }
        guard let last = bytes.last, isDigit(last), let outward = outward(bytes.dropLast()) else {
            return nil
        }
        return Part(
            outward: outward, sector: Int(last - 0x30), text: "\(outwardText(outward)) \(last - 0x30)")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    fileprivate static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
