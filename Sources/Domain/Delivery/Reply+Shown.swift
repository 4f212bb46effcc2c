extension Reply {
    /// In octets: more than servers say in earnest.
    package static let longest = 2_000

    /// A server's words as they may be kept, and shown on a terminal, in a log or in a mail.
    ///
    /// Control and format characters become spaces: ESC would speak to a terminal, a bidi mark
    /// would turn words around. Line ends stay.
    package static func shown(_ text: String) -> String {
        if text.utf8.count <= longest, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A }) {
            return text
        }
        var shown = String.UnicodeScalarView()
        var octets = 0
        for scalar in text.unicodeScalars {
            let fit = scalar == "\n" || !isUnseen(scalar) ? scalar : " "
            octets += UTF8.width(fit)
            guard octets <= longest else { break }
            shown.append(fit)
        }
        return String(shown)
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
            true
        default: false
        }
    }
}
