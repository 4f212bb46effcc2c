/// One line of a YAML file as people write them: spaces, dashes, a key with its colon, a value.
struct YAMLLine {
    /// White space of any kind before the first sign.
    let blank: String
    /// `- `, for each dash.
    let dashes: String
    /// nil where the line has no `key: `.
    let key: String?
    /// Without the white space around it.
    let value: String

    init(_ source: String) {
        blank = String(source.prefix(while: \.isWhitespace))
        var rest = source.dropFirst(blank.count)
        var dashes = ""
        while let match = rest.prefixMatch(of: /-(?:[ \t]+|$)/) {
            dashes += match.output
            rest = rest[match.range.upperBound...]
        }
        self.dashes = dashes
        if let match = rest.prefixMatch(of: /([^\s"'\[\]{},#&*!|>%@`-][^:"#]*?)[ \t]*:(?=\s|$)/) {
            key = String(match.1)
            rest = rest[match.range.upperBound...]
        } else {
            key = nil
        }
        value = String(rest).trimmingSpaces
    }

    /// Nothing, a comment, or a mark between documents.
    var isSilent: Bool { key == nil && dashes.isEmpty && (value.isEmpty || value.hasPrefix("#")) }

    /// Whether the key is one word, as all of ours are.
    var hasWord: Bool { key?.contains(where: \.isWhitespace) == false }

    /// The column of the dash or of what follows the spaces.
    var column: Int { blank.count }

    /// The column of the key.
    var keyColumn: Int { blank.count + dashes.count }

    /// What follows belongs to the key and stands below it.
    var opensBlock: Bool { value.isEmpty || value.hasPrefix("#") }

    /// `|` or `>`: the lines below are text, whatever they look like.
    var opensText: Bool { value.wholeMatch(of: /[|>][-+0-9]*(?:\s+#.*)?/) != nil }

    /// A value without quotes and brackets.
    var isPlain: Bool { value.first.map { !"\"'{[".contains($0) } == true }

    func with(value: String) -> String { blank + dashes + (key.map { "\($0): " } ?? "") + value }
}

extension StringProtocol {
    /// Without the white space at both ends.
    var trimmingSpaces: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    /// As YAML text that means just this.
    var yamlQuoted: String {
        contains("\"") || contains("\\") ? "'\(String(self).replacing("'", with: "''"))'" : "\"\(self)\""
    }
}
