extension String {
    /// The words of an HTML text, for reading only. Ends of paragraphs become line ends. Takes time
    /// in proportion to the length.
    var wordsOfHTML: String {
        var words = String.UnicodeScalarView()
        var rest = unicodeScalars[...]
        while let next = rest.first {
            if next == "<" {
                let name = Self.tagName(rest)
                rest = Self.afterTag(rest, name)
                words.append(Self.blocks.contains(name) ? "\n" : " ")
            } else if next == "&", let (scalar, after) = Self.entity(rest) {
                words.append(scalar)
                rest = after
            } else {
                words.append(next)
                rest.removeFirst()
            }
        }
        return String(words)
    }

    private typealias Scalars = Substring.UnicodeScalarView

    private static let blocks: Set = [
        "br", "p", "/p", "div", "/div", "tr", "/tr", "li", "/li", "h1", "h2", "h3", "/h1", "/h2", "/h3",
        "table", "/table", "hr", "pre", "/pre", "blockquote", "title", "/title",
    ]
    /// Elements whose content is not read.
    private static let unread = ["style", "script", "head"]

    private static func tagName(_ text: Scalars) -> String {
        String(
            String.UnicodeScalarView(
                text.dropFirst().prefix(12).prefix {
                    $0.isASCII && ($0.properties.isAlphabetic || $0 == "/" || ("0"..."9").contains($0))
                })
        ).lowercased()
    }

    private static func afterTag(_ text: Scalars, _ name: String) -> Scalars {
        var rest = text.drop { $0 != ">" }.dropFirst()
        guard unread.contains(name) else { return rest }
        while !rest.isEmpty {
            rest = rest.drop { $0 != "<" }
            if tagName(rest) == "/\(name)" { break }
            rest = rest.dropFirst()
        }
        return rest.drop { $0 != ">" }.dropFirst()
    }

    private static let entities: [String: Unicode.Scalar] = [
        "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": " ", "eacute": "é",
        "egrave": "è", "agrave": "à", "ecirc": "ê", "ccedil": "ç", "ouml": "ö", "uuml": "ü", "auml": "ä",
        "szlig": "ß", "rsquo": "'", "acirc": "â", "ocirc": "ô", "icirc": "î", "ucirc": "û",
    ]

    /// Returns the character that an entity stands for, and what follows. Nil for another `&`.
    private static func entity(_ text: Scalars) -> (Unicode.Scalar, Scalars)? {
        let name = text.dropFirst().prefix(10).prefix { $0 != ";" }
        let after = text.dropFirst(name.count + 1)
        guard after.first == ";" else { return nil }
        let word = String(String.UnicodeScalarView(name))
        guard word.hasPrefix("#") else { return entities[word].map { ($0, after.dropFirst()) } }
        let digits = word.dropFirst()
        let number =
            digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { ($0, after.dropFirst()) }
    }
}
