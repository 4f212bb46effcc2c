/// Several codes from a command line: `"ZQ1 1AA" zq22aa`. Also reads `ZQ1 1AA` as two words.
package struct TypedCodes {
    package private(set) var codes: [String] = []

    package init(_ words: [String], in book: PlaceBook?) {
        let parts = words.flatMap { $0.split { ",;".contains($0) || $0.isNewline }.map(String.init) }
        let isCode = { (text: String) in Self.isCode(text, in: book) }
        let pairs = zip(parts, parts.dropFirst()).map { "\($0) \($1)" }
        if parts.count != words.count || (parts + pairs).contains(where: isCode) {
            join(parts, isCode)
        } else {
            // No part is a code: keep one entry with all the typed text.
            codes = [words.joined(separator: " ")]
        }
    }

    /// Whether a text is a code. Without tables, codes are British. A scheme says whether the form
    /// of a code is enough, or only a table can tell.
    private static func isCode(_ text: String, in book: PlaceBook?) -> Bool {
        let scheme = book?.legislature.postalCodes ?? BritishPostcodes()
        switch PostalCode.read(text, country: scheme.country) {
        case .code: return scheme.isKnownByForm || book?.find(text).divisions.isEmpty == false
        case .special: return true
        case .partial, .unreadable: return false
        }
    }

    private mutating func join(_ parts: [String], _ isCode: (String) -> Bool) {
        var rest = parts[...]
        while let word = rest.popFirst() {
            if let next = rest.first, !isCode(word), !isCode(next), isCode("\(word) \(next)") {
                codes.append("\(word) \(next)")
                rest.removeFirst()
            } else {
                codes.append(word)
            }
        }
    }
}
