/// Makes every URL of Postbag, for pages and for mails. Pages use the paths; `absolute` is for
/// mails, `hreflang` and Open Graph.
package struct Links: Sendable, Equatable {
    /// Scheme and host, without a slash at the end: `https://letters.example`.
    package let site: String

    package init(site: String) { self.site = site.hasSuffix("/") ? String(site.dropLast()) : site }

    package func absolute(_ path: String) -> String { site + path }

    package var home: String { "/" }
    package func campaign(_ slug: String, _ language: Language? = nil) -> String {
        language.map { path(slug, $0.tag) } ?? path(slug)
    }

    package func letters(_ slug: String) -> String { path(slug, "letters") }
    package func preview(_ slug: String) -> String { path(slug, "preview") }
    package func resend(_ slug: String) -> String { path(slug, "resend") }
    package func handedOver(_ slug: String) -> String { path(slug, "handed-over") }
    package func forget(_ slug: String) -> String { path(slug, "forget") }
    package func tallyJSON(_ slug: String) -> String { path(slug, "tally.json") }

    package func places(_ slug: String, _ language: Language) -> String { path(slug, language.tag, "places") }
    package func placesMap(_ slug: String, _ language: Language) -> String {
        path(slug, language.tag, "places", "map.svg")
    }
    package func placesEmbed(_ slug: String, _ language: Language) -> String {
        path(slug, language.tag, "places", "embed")
    }
    package func placesJSON(_ slug: String) -> String { path(slug, "places.json") }
    package func placesCSV(_ slug: String) -> String { path(slug, "places.csv") }
    /// Returns the path of the campaign's picture. `version` changes with the campaign, so that
    /// browsers may cache the picture for a year.
    package func picture(_ slug: String, version: Int64) -> String { path(slug, "picture", "\(version).jpg") }

    package func waiting(_ slug: String, _ language: Language) -> String {
        path(slug, language.tag, "waiting")
    }
    /// Returns the path to which confirming leads when others have written from the address and its
    /// limit is reached.
    package func addressLimitReached(_ slug: String, _ language: Language) -> String {
        waiting(slug, language) + "?family=full"
    }
    package func thanks(_ slug: String, _ language: Language) -> String { path(slug, language.tag, "thanks") }
    package func write(_ slug: String, _ language: Language, step: String) -> String {
        path(slug, language.tag, "write", step)
    }
    package func form(_ slug: String, _ language: Language, step: String) -> String {
        path(slug, language.tag, "form", step)
    }
    package func paper(_ slug: String, _ language: Language, step: String) -> String {
        path(slug, language.tag, "paper", step)
    }
    package func mastodon(_ slug: String, _ language: Language, step: String) -> String {
        path(slug, language.tag, "mastodon", step)
    }

    package var code: String { "/confirm" }
    package func confirm(_ token: String) -> String { path("confirm", token) }
    package func notMe(_ token: String) -> String { path("confirm", token, "not-me") }

    /// Returns the path at which a writer sees what is kept of their letter.
    package func kept(_ token: String) -> String { path("confirm", token, "my-data") }

    /// Returns the path of the link that ends news.
    package func office(_ token: String) -> String { path("confirm", "office", token) }
    package func newsStop(_ token: String) -> String { path("confirm", "news", token) }

    package func signIn(_ token: String) -> String { path("desk", "sign-in", token) }

    package var letterbox: String { "/letterbox" }
    package func letterbox(message: String) -> String { path("letterbox", message) }

    /// Percent-encodes all but the unreserved characters of RFC 3986 section 2.3.
    func path(_ segments: String...) -> String {
        var path: [UInt8] = []
        for segment in segments {
            path.append(UInt8(ascii: "/"))
            for byte in segment.utf8 {
                if Self.isUnreserved(byte) { path.append(byte) } else { path += "%".utf8 + byte.hexadecimal }
            }
        }
        return String(decoding: path, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}

extension UInt8 {
    /// Two capital hexadecimal digits.
    fileprivate var hexadecimal: [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [digits[Int(self >> 4)], digits[Int(self & 15)]]
    }
}
