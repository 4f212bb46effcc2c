/// Finds well-formed addresses that are probably mistyped. Use the result to ask, never to change
/// an address.
package enum MistypedAddress {
    /// Returns the address that was probably meant, in the stored spelling. Nil when there is
    /// nothing to ask.
    package static func meant(by address: String) -> String? {
        guard address.utf8.count <= 200, let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else {
            return nil
        }
        let name = String(address[..<at]), domain = String(address[address.index(after: at)...])
        let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
        let straight = isASCII ? name : String(name.map { apostrophes.contains($0) ? "'" : $0 })
        let known = provider(meantBy: domain)
        return straight == name && known == nil ? nil : "\(straight)@\(known ?? domain)"
    }

    /// Characters that text programs put in place of the apostrophe of O'Neil. No mailbox name
    /// contains them.
    private static let apostrophes: Set<Character> = [
        "\u{2018}", "\u{2019}", "\u{201B}", "\u{02BC}", "\u{B4}", "\u{2032}",
    ]

    private static func provider(meantBy domain: String) -> String? {
        if real.contains(domain) { return nil }
        if let known = endings[domain] { return known }
        let typed = Array(domain.utf8)
        return zip(providers, providerOctets).first { isOneSlipAway(typed, $1) }?.0
    }

    /// Whether the texts differ by one slip: a letter too many, missing or wrong, or two letters
    /// swapped.
    static func isOneSlipAway(_ typed: [UInt8], _ meant: [UInt8]) -> Bool {
        guard abs(typed.count - meant.count) <= 1, typed != meant else { return false }
        let start = zip(typed, meant).prefix { $0 == $1 }.count
        let (rest, wanted) = (typed[start...], meant[start...])
        if typed.count > meant.count { return rest.dropFirst() == wanted }
        if typed.count < meant.count { return rest == wanted.dropFirst() }
        return rest.dropFirst() == wanted.dropFirst()
            || Array(rest.prefix(2).reversed()) == Array(wanted.prefix(2))
                && rest.dropFirst(2) == wanted.dropFirst(2)
    }

    /// Providers with many mailboxes. Short names are left out, since too many other names are one
    /// letter away.
    private static let providers = [
        "gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.uk", "hotmail.fr", "outlook.com",
        "outlook.fr", "yahoo.com",
        "yahoo.co.uk", "yahoo.fr", "icloud.com", "btinternet.com", "talktalk.net", "virginmedia.com",
        "ntlworld.com",
        "blueyonder.co.uk", "tiscali.co.uk", "protonmail.com", "proton.me", "fastmail.com", "wanadoo.fr",
        "orange.fr",
        "laposte.net", "numericable.fr", "bbox.fr", "club-internet.fr", "t-online.de", "live.co.uk",
        "comcast.net", "verizon.net",
    ]

    private static let providerOctets = providers.map { Array($0.utf8) }
    private static let real = others.union(providers)

    /// Existing domains that are one letter away from those providers.
    private static let others: Set = [
        "mail.com", "email.com", "ymail.com", "hmail.com", "cloud.com", "love.co.uk", "life.co.uk",
        "line.co.uk", "give.co.uk",
        "five.co.uk", "hive.co.uk", "lives.co.uk", "olive.co.uk", "box.fr", "oranges.fr", "grange.fr",
        "yahoo.cm", "on-line.de",
    ]

    /// Provider names with an ending that the provider does not have.
    private static let endings = [
        "gmail.co.uk": "gmail.com", "gmail.uk": "gmail.com", "gmail.fr": "gmail.com",
        "gmail.org": "gmail.com",
        "gmail.net": "gmail.com", "googlemail.co.uk": "googlemail.com", "hotmail.uk": "hotmail.co.uk",
        "yahoo.uk": "yahoo.co.uk", "outlook.co.uk": "outlook.com", "icloud.co.uk": "icloud.com",
        "icloud.fr": "icloud.com",
        "btinternet.co.uk": "btinternet.com", "btinternet.net": "btinternet.com",
        "talktalk.co.uk": "talktalk.net",
        "talktalk.com": "talktalk.net", "virginmedia.co.uk": "virginmedia.com",
        "ntlworld.co.uk": "ntlworld.com",
        "blueyonder.com": "blueyonder.co.uk", "tiscali.uk": "tiscali.co.uk", "laposte.fr": "laposte.net",
        "laposte.com": "laposte.net", "orange.com.fr": "orange.fr", "wanadoo.com": "wanadoo.fr",
    ]
}
