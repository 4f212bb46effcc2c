import Foundation

extension PostalCode {
    /// Returns the postcode as a letter shows it: the country's own spelling where we know it. Else
    /// returns the typed text in capitals.
    package static func written(_ typed: String, country: String) -> String {
        let plain = plain(typed)
        guard PostalCodeSchemes.of(country).hasSpelling else { return plain }
        switch PostalCode.read(plain, country: country) {
        case .code(let code): return code.text
        case .special(let special): return special.text
        case .partial, .unreadable: return plain
        }
    }

    /// Returns one spelling for comparing whether two people live in the same postcode.
    package static func compared(_ typed: String, country: String) -> String {
        let plain = plain(typed)
        let text =
            if case .code(let code) = PostalCode.read(plain, country: country) { code.text } else { plain }
        return text.filter { !$0.isWhitespace }
    }

    private static func plain(_ typed: String) -> String {
        guard !typed.utf8.allSatisfy({ $0 < 0x80 }), typed.utf8.count <= 200 else {
            return typed.uppercased()
        }
        return Digits.western(typed.precomposedStringWithCompatibilityMapping).uppercased()
    }
}
