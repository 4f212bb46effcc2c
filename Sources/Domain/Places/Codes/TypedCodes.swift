/// Several codes as they stand on a command line: `"ZQ1 1AA" zq22aa`, and also `ZQ1 1AA` in two
/// words.
package struct TypedCodes {
    package private(set) var codes: [String] = []

    package init(_ words: [String], in book: PlaceBook?) {
        let parts = words.flatMap { $0.split { ",;".contains($0) || $0.isNewline }.map(String.init) }
        let isCode = { (text: String) in Self.isCode(text, in: book) }
        let pairs = zip(parts, parts.dropFirst()).map { "\($0) \($1)" }
        if parts.count != words.count || (parts + pairs).contains(where: isCode) {
            join(parts, isCode)
        } else {
            // Nothing is a code: one answer, to all that was typed.
            codes = [words.joined(separator: " ")]
        }
    }

    /// A British code is told by its form. Elsewhere only the table tells.
    private static func isCode(_ text: String, in book: PlaceBook?) -> Bool {
        let country = book?.legislature.country ?? "GB"
        switch PlaceCode.read(text, country: country) {
        case .code: return country == "GB" || book?.find(text).divisions.isEmpty == false
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
