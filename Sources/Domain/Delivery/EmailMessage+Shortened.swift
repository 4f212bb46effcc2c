extension EmailMessage {
    /// The minimum length, in octets. A shorter text would be useless.
    private static let shortest = 1_000

    /// The first half of the text, cut at a line end where possible. Nil when the text is already
    /// short.
    package var shortened: EmailMessage? {
        guard body.utf8.count > Self.shortest else { return nil }
        let half = String(decoding: body.utf8.prefix(body.utf8.count / 2), as: UTF8.self)
        let whole = half.lastIndex(of: "\n").map { half[..<$0] } ?? half[...]
        var mail = self
        mail.body =
            (whole.utf8.count > half.utf8.count / 2 ? String(whole) : String(half.dropLast())) + "\n\n[…]\n"
        return mail
    }
}

extension Reply {
    /// Whether a mail was refused because of its size (RFC 1870). The refusal comes from the
    /// server, or from us, who know the limit that the server announced.
    package var isAboutSize: Bool {
        if code == 0 { return text.hasPrefix(Self.takesAtMost) }
        let words = text.utf8.prefix(1_000)
        let head = String(decoding: words, as: UTF8.self).lowercased()
        return code >= 500 && verdict(at: .text) == .mail
            && (code == 552
                || ["5.3.4", "5.2.3", "size", "too large", "too big"].contains(where: head.contains))
    }

    private static let takesAtMost = "The server takes at most "

    /// Returns our text for a mail that is larger than the server's announced limit.
    package static func tooLarge(_ size: Int, limit: Int) -> String {
        "\(takesAtMost)\(limit) octets; this mail has \(size)."
    }
}
