import Foundation

/// Postcodes as people write them, for every country.
package enum Postcode {
    /// As a letter shows it: the country's own spelling where we know it, else what was typed, in
    /// capitals.
    package static func written(_ typed: String, country: String) -> String {
        let plain = plain(typed)
        guard country == "GB" || country == "FR" else { return plain }
        switch PlaceCode.read(plain, country: country) {
        case .code(let code): return code.text
        case .special(let special): return special.text
        case .partial, .unreadable: return plain
        }
    }

    /// One spelling for telling whether two people live at one.
    package static func compared(_ typed: String, country: String) -> String {
        let plain = plain(typed)
        let text =
            if case .code(let code) = PlaceCode.read(plain, country: country) { code.text } else { plain }
        return text.filter { !$0.isWhitespace }
    }

    private static func plain(_ typed: String) -> String {
        guard !typed.utf8.allSatisfy({ $0 < 0x80 }), typed.utf8.count <= 200 else {
            return typed.uppercased()
        }
        return Digits.western(typed.precomposedStringWithCompatibilityMapping).uppercased()
    }
}
