/// A postal code in its country's spelling, with the number by which an index finds the code.
package struct PostalCode: Sendable, Hashable, CustomStringConvertible {
    /// The ISO 3166-1 code, two letters.
    package let country: String
    package let text: String
    package let key: UInt64

    package init(country: String, text: String, key: UInt64) {
        self.country = country
        self.text = text
        self.key = key
    }

    package var description: String { text }

    /// The most plausible reading of a typed text.
    package enum Reading: Sendable, Equatable {
        case code(PostalCode)
        case special(SpecialBritishCode)
        /// The beginning of a code, as the country's post writes it: `E17`, or `E17 9`.
        case partial(String)
        case unreadable
    }

    /// The maximum length of a typed code, in octets. A longer text is no code, whatever its
    /// spacing.
    private static let longest = 200

    /// Reads a typed code. Ignores spaces, dashes, dots and case. Corrects nothing: `O` is not `0`
    /// (see `lookalikes`).
    package static func read(_ typed: String, country: String) -> Reading {
        guard typed.utf8.count <= longest else { return .unreadable }
        let bytes = letters(of: typed)
        guard (1...16).contains(bytes.count) else { return .unreadable }
        return PostalCodeSchemes.of(country).read(bytes)
    }

    /// Returns readable codes that differ from the typed text only by letters and digits that look
    /// alike. Use them to ask the visitor, never as an answer.
    package static func lookalikes(of typed: String, country: String) -> [PostalCode] {
        guard typed.utf8.count <= longest else { return [] }
        let bytes = letters(of: typed)
        guard (1...10).contains(bytes.count) else { return [] }
        var variants: [[UInt8]] = [[]]
        for byte in bytes {
            variants = variants.flatMap { start in ([byte] + (twins[byte] ?? [])).map { start + [$0] } }
            if variants.count > 256 { return [] }
        }
        let scheme = PostalCodeSchemes.of(country)
        return (variants + variants.flatMap(scheme.completions)).compactMap { variant in
            guard variant != bytes,
                case .code(let code) = read(String(decoding: variant, as: UTF8.self), country: country)
            else { return nil }
            return code
        }
    }

    /// Returns letters and digits in upper case. Converts digits of other scripts to 0 to 9. Keeps
    /// letters of other scripts, so that such a text stays unreadable.
    private static func letters(of typed: String) -> [UInt8] {
        guard !typed.utf8.allSatisfy({ $0 < 0x80 }) else {
            return typed.uppercased().utf8.filter {
                !(0x09...0x0D).contains($0) && !ignoredASCII.contains($0)
            }
        }
        return Digits.western(typed).uppercased().unicodeScalars
            .filter { !$0.properties.isWhitespace && !ignored.contains($0) }.flatMap {
                Array(String($0).utf8)
            }
    }

    private static let ignoredASCII = Array(" -.,_/".utf8)
    private static let ignored: Set<Unicode.Scalar> = [
        "-", ".", ",", "_", "/", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}",
        "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{200E}",
        "\u{200F}",
    ]

    private static let twins: [UInt8: [UInt8]] = [
        UInt8(ascii: "O"): Array("0".utf8), UInt8(ascii: "0"): Array("O".utf8),
        UInt8(ascii: "I"): Array("1".utf8),
        UInt8(ascii: "1"): Array("I".utf8),
        UInt8(ascii: "L"): Array("1".utf8),
    ]
}
