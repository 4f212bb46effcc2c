import Domain

/// One line of a YAML file: spaces, dashes, a key with its colon, and a value.
struct YAMLLine {
    /// White space of any kind before the first other character.
    let blank: String
    /// Each dash with the spaces after it.
    let dashes: String
    /// Nil when the line has no `key: `.
    let key: String?
    /// The value without the white space around it.
    let value: String

    init(_ source: String) {
        blank = String(source.prefix(while: \.isWhitespace))
        var rest = source.dropFirst(blank.count)
        var dashes = ""
        while let match = rest.prefixMatch(of: dash) {
            dashes += match.output
            rest = rest[match.range.upperBound...]
        }
        self.dashes = dashes
        if let match = rest.prefixMatch(of: keyAndColon) {
            key = String(match.1)
            rest = rest[match.range.upperBound...]
        } else {
            key = nil
        }
        value = String(rest).trimmingSpaces
    }

    /// Whether the line is empty or only a comment.
    var isSilent: Bool { key == nil && dashes.isEmpty && (value.isEmpty || value.hasPrefix("#")) }

    /// Whether the key is one word, as all keys of campaign files are.
    var hasWord: Bool { key?.contains(where: \.isWhitespace) == false }

    /// The column of the first dash, or of the first character after the spaces.
    var column: Int { blank.count }

    /// The column of the key, after spaces and dashes.
    var keyColumn: Int { blank.count + dashes.count }

    /// Whether the value of the key stands on the lines below.
    var opensBlock: Bool { value.isEmpty || value.hasPrefix("#") }

    /// Whether the value is `|` or `>`. The lines below are then text, whatever they look like.
    var opensText: Bool { value.wholeMatch(of: blockOpening) != nil }

    /// Whether the value has no quotes and no brackets around it.
    var isPlain: Bool { value.first.map { !"\"'{[".contains($0) } == true }

    func with(value: String) -> String { blank + dashes + (key.map { "\($0): " } ?? "") + value }
}

extension StringProtocol {
    /// The text without white space at both ends.
    var trimmingSpaces: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    /// The text in quotes, so that YAML reads exactly this text.
    var yamlQuoted: String {
        contains("\"") || contains("\\") ? "'\(String(self).replacing("'", with: "''"))'" : "\"\(self)\""
    }
}

private let dash = SharedRegex(/-(?:[ \t]+|$)/)
private let keyAndColon = SharedRegex(/([^\s"'\[\]{},#&*!|>%@`-][^:"#]*?)[ \t]*:(?=\s|$)/)
/// What follows a key whose text stands on the lines below.
let blockOpening = SharedRegex(/[|>][-+0-9]*(?:\s+#.*)?/)
