extension Reply {
    /// The maximum length of a stored reply, in octets. Servers do not reply with more.
    package static let longest = 2_000

    /// Returns a server's text in a safe form for storage, terminals, logs and mails.
    ///
    /// Control and format characters become spaces. ESC would command a terminal, and a bidi mark
    /// would reorder words. Line ends stay.
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
