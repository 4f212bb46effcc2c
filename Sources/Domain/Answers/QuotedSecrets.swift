/// Takes our secrets out of what one side quotes to the other: the tokens of links that we mailed,
/// and our addresses with a code. A quoted link must confirm and withdraw nothing.
package struct QuotedSecrets: Sendable {
    private let domain: [UInt8]

    /// - Parameter domain: the domain of our addresses, in ASCII.
    package init(domain: String) { self.domain = Array(domain.lowercased().utf8) }

    package func removed(from text: String) -> String {
        String(decoding: removed(from: Array(text.utf8)), as: UTF8.self)
    }

    /// Reads the octets once.
    package func removed(from octets: [UInt8]) -> [UInt8] {
        withoutAddresses(withoutTokens(octets))
    }

    private static let mark = Array("…".utf8)
}

// A token is the id of a row, a dot, and 22 characters of base64url. Mail programs break long lines
// anywhere, and put quote marks before the rest.
extension QuotedSecrets {
    private static let secretLength = 22
    private static let longestID = 20

    private func withoutTokens(_ text: [UInt8]) -> [UInt8] {
        var (kept, index) = ([UInt8](), 0)
        kept.reserveCapacity(text.count)
        while index < text.count {
            guard text[index].isDigit else {
                kept.append(text[index])
                index += 1
                continue
            }
            var end = index
            while end < text.count, text[end].isDigit { end += 1 }
            if end - index <= Self.longestID, let after = tokenEnd(text, digitsEnd: end) {
                kept += Self.mark
                index = after
            } else {
                kept += text[index..<end]
                index = end
            }
        }
        return kept
    }

    /// Returns where a token ends whose id ends at `digitsEnd`. Nil when no whole token is there.
    private func tokenEnd(_ text: [UInt8], digitsEnd: Int) -> Int? {
        guard let dot = dotEnd(text, at: digitsEnd) ?? dotEnd(text, at: lineBreakEnd(text, at: digitsEnd))
        else { return nil }
        var (index, length, breaks) = (dot, 0, 0)
        while index < text.count {
            if text[index].isBase64URL {
                (index, length) = (index + 1, length + 1)
                continue
            }
            let next = lineBreakEnd(text, at: index)
            guard length < Self.secretLength, next > index, breaks < 3 else { break }
            (index, breaks) = (next, breaks + 1)
        }
        return length >= Self.secretLength ? index : nil
    }

    /// Returns the index after the dot at `index`, however it is encoded. Nil when there is none.
    private func dotEnd(_ text: [UInt8], at index: Int) -> Int? {
        guard index < text.count else { return nil }
        if text[index] == UInt8(ascii: ".") { return index + 1 }
        guard [UInt8(ascii: "%"), UInt8(ascii: "=")].contains(text[index]), index + 2 < text.count,
            text[index + 1] == UInt8(ascii: "2"), text[index + 2] | 0x20 == UInt8(ascii: "e")
        else { return nil }
        return index + 3
    }

    private static let longestQuote = 40

    /// Returns the index after a line break and the quote marks behind it. `index` itself when no
    /// break is there.
    private func lineBreakEnd(_ text: [UInt8], at index: Int) -> Int {
        var next = index
        if next < text.count, text[next] == UInt8(ascii: "=") || text[next] == UInt8(ascii: " ") { next += 1 }
        if next < text.count, text[next] == UInt8(ascii: "\r") { next += 1 }
        guard next < text.count, text[next] == UInt8(ascii: "\n") else { return index }
        next += 1
        let last = min(text.count, next + Self.longestQuote)
        while next < last,
            [UInt8(ascii: ">"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "|")]
                .contains(text[next])
        { next += 1 }
        return next
    }
}

// An address of ours ends with the id of a row, a hyphen and a code: `word-ID-CODE@domain`.
extension QuotedSecrets {
    private static let longestLocalPart = 64
    private static let shortestCode = 8

    private func withoutAddresses(_ text: [UInt8]) -> [UInt8] {
        var (kept, index) = ([UInt8](), 0)
        kept.reserveCapacity(text.count)
        while index < text.count {
            if let at = atEnd(text, at: index), isOurDomain(text, at: at) {
                let local = kept.suffix(Self.longestLocalPart).reversed().prefix(while: \.isLocalPart)
                if Self.hasCode(Array(local.reversed())) {
                    kept.removeLast(local.count)
                    kept += Self.mark
                }
            }
            kept.append(text[index])
            index += 1
        }
        return kept
    }

    /// Returns the index after an at sign, also after one that a URL encodes. Nil for none.
    private func atEnd(_ text: [UInt8], at index: Int) -> Int? {
        if text[index] == UInt8(ascii: "@") { return index + 1 }
        guard text[index] == UInt8(ascii: "%"), index + 2 < text.count,
            text[index + 1] == UInt8(ascii: "4"), text[index + 2] == UInt8(ascii: "0")
        else { return nil }
        return index + 3
    }

    private func isOurDomain(_ text: [UInt8], at start: Int) -> Bool {
        guard start + domain.count <= text.count else { return false }
        return zip(text[start...], domain).allSatisfy { $0.lowercasedASCII == $1 }
    }

    private static func hasCode(_ local: [UInt8]) -> Bool {
        let parts = local.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count >= 3, let code = parts.last else { return false }
        let id = parts[parts.count - 2]
        return code.count >= shortestCode && !id.isEmpty && id.allSatisfy(\.isDigit)
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    fileprivate var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
    fileprivate var isBase64URL: Bool {
        isDigit || isLetter || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
    }
    fileprivate var isLocalPart: Bool {
        isBase64URL || self == UInt8(ascii: "+") || self == UInt8(ascii: ".")
    }
}
