/// The server of a Mastodon account. Only a host name is stored, so that a link made from it cannot
/// mislead.
package struct MastodonInstance: Sendable, Hashable {
    package let host: String

    /// Reads a server as people type it: `social.example`, `@me@social.example`,
    /// `https://social.example/@me`. Nil when the text contains no host name.
    package init?(typed: String) {
        guard typed.utf8.count <= 300 else { return nil }
        var rest = Substring(typed.lowercased().filter { !$0.isWhitespace })
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        if let slash = rest.firstIndex(of: "/") { rest = rest[..<slash] }
        if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
        let labels = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, rest.utf8.count <= 253, labels.allSatisfy(Self.isLabel),
            labels.last?.contains(where: \.isLetter) == true
        else {
            return nil
        }
        host = String(rest)
    }

    /// Whether a text is a label of a host name (RFC 1123 section 2.1).
    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
            }
    }

    /// Large general servers, for visitors who do not remember the name of their own.
    package static let common = [
        "mastodon.social", "mastodon.online", "mstdn.social", "mas.to", "piaille.fr", "mamot.fr",
    ]
    .compactMap(Self.init(typed:))
}
