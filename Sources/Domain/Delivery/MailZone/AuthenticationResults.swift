/// What the receiving server found about a mail: the fields `Authentication-Results` (RFC 8601) of
/// the server that delivered it.
package struct AuthenticationResults: Sendable, Equatable {
    /// One method's result, such as `dkim=pass`, with the domain that it is about.
    struct Result: Sendable, Equatable {
        let method: String
        let word: String
        /// "" where the server names none.
        let domain: String
    }

    /// The name of the server.
    let server: String
    private(set) var results: [Result]

    /// The most fields that are read, and the most octets of each.
    private static let mostFields = 10, longest = 4_000

    /// Reads the values of all such fields of a mail, the topmost first. Only those of the server
    /// that wrote the topmost one count: a sender may write others. Nil when there is none.
    package init?(fields: [String]) {
        let read = fields.prefix(Self.mostFields).compactMap(Self.init(field:))
        guard let first = read.first else { return nil }
        (server, results) = (first.server, read.filter { $0.server == first.server }.flatMap(\.results))
    }

    private init?(field: String) {
        let bare = Self.withoutComments(field.utf8.prefix(Self.longest))
        let parts = bare.split(separator: ";").map { $0.split(whereSeparator: \.isWhitespace) }
        guard let server = parts.first?.first else { return nil }
        self.server = server.lowercased()
        results = parts.dropFirst().compactMap { words in
            guard let head = words.first.map(Self.sides) else { return nil }
            let about = ["header.d", "header.i", "smtp.mailfrom", "smtp.helo", "header.from"]
            let named = words.dropFirst().map(Self.sides)
            let value = about.lazy.compactMap { name in named.first { $0.name == name }?.value }.first
            let domain = value?.split(separator: "@").last.map(String.init) ?? ""
            // A method may have a version: `dkim/1`.
            let method = head.name.prefix { $0 != "/" }
            return head.value.isEmpty ? nil : Result(method: String(method), word: head.value, domain: domain)
        }
    }

    private static func sides(_ word: Substring) -> (name: String, value: String) {
        let sides = word.lowercased().split(separator: "=", maxSplits: 1)
        return sides.count == 2 ? (String(sides[0]), String(sides[1])) : ("", "")
    }

    /// Returns the text without comments and quotation marks. A semicolon within quotes goes, too.
    private static func withoutComments(_ text: String.UTF8View.SubSequence) -> String {
        var (kept, depth, isQuoted, isEscaped): ([UInt8], Int, Bool, Bool) = ([], 0, false, false)
        for octet in text {
            if isEscaped {
                isEscaped = false
            } else if octet == UInt8(ascii: "\\") {
                isEscaped = true
            } else if octet == UInt8(ascii: "\""), depth == 0 {
                isQuoted.toggle()
            } else if octet == UInt8(ascii: "("), !isQuoted {
                depth += 1
            } else if octet == UInt8(ascii: ")"), !isQuoted, depth > 0 {
                depth -= 1
                kept.append(UInt8(ascii: " "))
            } else if depth == 0, !(isQuoted && octet == UInt8(ascii: ";")) {
                kept.append(octet)
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}

extension AuthenticationResults {
    /// Says what the results mean for mail from a domain. DMARC decides; without its result SPF or
    /// DKIM must have passed for the domain itself, or for one below or above it.
    package func finding(for domain: String) -> MailZone.Finding {
        let about = "authentication"
        guard !results.isEmpty else {
            return MailZone.Finding(.warning, about, "\(server) names no result")
        }
        let said = results.prefix(8).map {
            "\($0.method)=\($0.word)\($0.domain.isEmpty ? "" : " (\($0.domain))")"
        }
        let text = "\(server) found \(said.joined(separator: ", "))"
        func has(_ method: String, _ word: String) -> Bool {
            results.contains { $0.method == method && $0.word == word }
        }
        let passes = results.contains {
            ["spf", "dkim"].contains($0.method) && $0.word == "pass" && Self.isNear($0.domain, domain)
        }
        if has("dmarc", "fail") {
            return MailZone.Finding(
                .problem, about, "\(text): many mailboxes put such mail aside or refuse it")
        }
        if has("dmarc", "pass") || passes { return MailZone.Finding(.fine, about, text) }
        return MailZone.Finding(.warning, about, "\(text): neither SPF nor DKIM passed for \(domain)")
    }

    private static func isNear(_ one: String, _ other: String) -> Bool {
        one == other || one.hasSuffix(".\(other)") || other.hasSuffix(".\(one)") && !one.isEmpty
    }
}
