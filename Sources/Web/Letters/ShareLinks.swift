package import Domain

/// Addresses that open a network with words ready to post. The links need no API and no tracker,
/// and load nothing from other sites.
package struct ShareLinks: Sendable {
    package var text: String
    package var url: String

    package init(text: String, url: String) {
        self.text = text
        self.url = url
    }

    private var both: String { text.isEmpty ? url : text + " " + url }

    package var x: String { "https://x.com/intent/tweet?text=\(text.queryEncoded)&url=\(url.queryEncoded)" }
    package var bluesky: String { "https://bsky.app/intent/compose?text=\(both.queryEncoded)" }
    package var threads: String { "https://www.threads.net/intent/post?text=\(both.queryEncoded)" }
    package var facebook: String { "https://www.facebook.com/sharer/sharer.php?u=\(url.queryEncoded)" }
    package var whatsApp: String { "https://wa.me/?text=\(both.queryEncoded)" }
    package var telegram: String {
        "https://t.me/share/url?url=\(url.queryEncoded)&text=\(text.queryEncoded)"
    }
    package var linkedIn: String { "https://www.linkedin.com/sharing/share-offsite/?url=\(url.queryEncoded)" }

    package func mastodon(_ instance: MastodonInstance) -> String {
        "https://\(instance.host)/share?text=\(both.queryEncoded)"
    }

    package func email(subject: String) -> String {
        "mailto:?subject=\(subject.queryEncoded)&body=\(both.queryEncoded)"
    }
}

extension ShareLinks {
    /// Makes the links for the words of a posting step on `network`. The target's handle is added
    /// unless the text names it already.
    package init(_ text: String, to target: Target, on network: String, url: String) {
        let handle = target.handles.byNetwork[network].map { "@" + $0.drop { $0 == "@" } }
        let named = handle.map { text.lowercased().contains($0.lowercased()) } ?? true
        self.init(text: named ? text : text + " " + (handle ?? ""), url: url)
    }
}

extension String {
    /// The text, with everything but the unreserved characters of RFC 3986 percent-encoded.
    var queryEncoded: String {
        let hex = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
