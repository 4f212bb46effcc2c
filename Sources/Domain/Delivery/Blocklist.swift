import Foundation

/// A list of senders whose mail servers refuse. A reply that names one is about our address, and
/// the list's own page says how to leave it.
package struct Blocklist: Sendable, Equatable {
    package let name: String
    /// Where a person asks the list about an address. Nil where the list has no such page. Postbag
    /// never fetches it.
    package let page: String?

    /// Words of a reply, in lower case, by which the list is recognised.
    private let signs: [String]
    /// The hosts whose pages are the list's own. A page on any other host in a reply is not shown.
    private let hosts: [String]

    private init(_ name: String, _ signs: [String], page: String? = nil, hosts: [String]) {
        (self.name, self.signs, self.page, self.hosts) = (name, signs, page, hosts)
    }

    private static let all = [
        Blocklist(
            "Spamhaus", ["spamhaus"], page: "https://check.spamhaus.org/", hosts: ["spamhaus.org"]),
        Blocklist(
            "SpamCop", ["spamcop"], page: "https://www.spamcop.net/bl.shtml", hosts: ["spamcop.net"]),
        Blocklist(
            "Barracuda", ["barracuda"], page: "https://www.barracudacentral.org/rbl/removal-request",
            hosts: ["barracudacentral.org", "barracudanetworks.com"]),
        Blocklist(
            "UCEPROTECT", ["uceprotect"], page: "https://www.uceprotect.net/en/rblcheck.php",
            hosts: ["uceprotect.net"]),
        Blocklist("SORBS", ["sorbs.net"], hosts: ["sorbs.net"]),
        Blocklist("PSBL", ["psbl.surriel", "psbl.org"], page: "https://psbl.org/", hosts: ["psbl.org"]),
        Blocklist(
            "Abusix", ["abusix"], page: "https://lookup.abusix.com/", hosts: ["abusix.com", "abusix.org"]),
        Blocklist(
            "Mailspike", ["mailspike"], page: "https://mailspike.org/iplookup.html",
            hosts: ["mailspike.org", "mailspike.net"]),
        Blocklist(
            "SpamRATS", ["spamrats"], page: "https://www.spamrats.com/lookup.php", hosts: ["spamrats.com"]),
        Blocklist(
            "DroneBL", ["dronebl"], page: "https://dronebl.org/lookup", hosts: ["dronebl.org"]),
        Blocklist(
            "Invaluement", ["invaluement"], page: "https://www.invaluement.com/lookup/",
            hosts: ["invaluement.com"]),
        Blocklist(
            "Proofpoint", ["proofpoint"], page: "https://ipcheck.proofpoint.com/",
            hosts: ["proofpoint.com"]),
        Blocklist(
            "Cloudmark", ["cloudmark"], page: "https://csi.cloudmark.com/en/reset/",
            hosts: ["cloudmark.com"]),
        Blocklist(
            "Cisco Talos", ["talosintelligence", "senderbase"],
            page: "https://talosintelligence.com/reputation_center/",
            hosts: ["talosintelligence.com", "senderbase.org"]),
        Blocklist("Mimecast", ["mimecast.com/docs/doc-1369"], hosts: ["mimecast.com"]),
        Blocklist("Trend Micro", ["mail-abuse.com", "ers.trendmicro"], hosts: ["trendmicro.com"]),
        Blocklist(
            "Outlook.com", ["s3140", "s3150", "mail.live.com/mail/troubleshooting"],
            page: "https://olcsupport.office.com/", hosts: ["live.com", "microsoft.com", "office.com"]),
        Blocklist(
            "Microsoft 365", ["sender.office.com", "delist@microsoft.com", "banned sending ip"],
            page: "https://sender.office.com/", hosts: ["office.com", "microsoft.com"]),
    ]

    /// Whether words in lower case name a list.
    static func isNamed(in words: String) -> Bool { named(in: words) != nil }

    fileprivate static func named(in words: String) -> Blocklist? {
        all.first { $0.signs.contains(where: words.contains) }
    }

    /// Returns the list with the page that the reply names, where it is one of the list's own.
    fileprivate func with(pageIn text: String) -> Blocklist {
        let pages = text.split(whereSeparator: \.isWhitespace).compactMap(Self.page)
        let own = pages.first { page in
            let host = page.split(separator: "/")[1].lowercased()
            return hosts.contains { host == $0 || host.hasSuffix(".\($0)") }
        }
        return Blocklist(name, signs, page: own ?? page, hosts: hosts)
    }

    /// Returns the address of a page that a word of a reply holds. Nil when it holds none that is
    /// plain: a scheme, a host of letters, and at most 300 octets without brackets and quotes.
    private static func page(_ word: Substring) -> String? {
        let text = String(word)
        guard let start = text.range(of: "https://") ?? text.range(of: "http://") else { return nil }
        let address = text[start.lowerBound...].prefix { $0.isASCII && !"<>\"'()[]{};,".contains($0) }
        let host = address.split(separator: "/", maxSplits: 2).dropFirst().first ?? ""
        let isPlain = !host.isEmpty && host.utf8.allSatisfy { isHostOctet($0) }
        guard isPlain, address.utf8.count <= 300 else { return nil }
        return String(address.last == "." ? address.dropLast() : address)
    }

    private static func isHostOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension Reply {
    /// The list that blocks our address, with its page. Nil when the reply names none.
    package var blocklist: Blocklist? {
        let head = String(decoding: text.utf8.prefix(Self.longest), as: UTF8.self)
        return Blocklist.named(in: head.lowercased())?.with(pageIn: head)
    }
}

extension MailHold {
    /// What an operator can do about a hold, as far as the server's words tell.
    package enum Remedy: Sendable, Equatable {
        /// A list blocks our address, and removes it on its own page.
        case list(Blocklist)
        /// The user name or the password is wrong, or is missing.
        case password
        /// The server could not be reached.
        case connection
        case unknown
    }

    package var remedy: Remedy {
        if let list = reply.blocklist { return .list(list) }
        if [530, 534, 535, 538].contains(reply.code) { return .password }
        return reply.code == 0 ? .connection : .unknown
    }
}
