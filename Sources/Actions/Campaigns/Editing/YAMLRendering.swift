import Domain

/// Writes YAML values as campaign folders have them.
struct YAMLRendering {
    /// The widest line on which a list or a mapping stands in braces.
    static let widest = 100
    /// Keys whose values only Postbag reads. Such a value stands without quotes where it can.
    private static let words: Set<String> = [
        "slug", "languages", "email", "opens", "closes", "country", "gender", "reads", "limit", "zone",
        "per_hour", "representative", "key", "write", "letter", "by", "needs", "send_readings", "file",
        "retired",
    ]

    /// Returns what stands after the colon of a key, or after a dash: a space and a value, or a
    /// line break and the lines below. `column` is that of the key or the dash. `depth` is the
    /// number of keys and items around the value.
    static func value(_ content: YAMLContent, key: String, column: Int, depth: Int) -> String {
        switch content {
        case .null: return ""
        case .text(let text):
            return " " + (block(text, column: column) ?? scalar(text, key: key))
        case .list, .mapping:
            let flow = flow(content, key: key)
            if fits(content, flow, key: key, column: column, depth: depth) { return " " + flow }
            return "\n" + lines(content, key: key, column: column + 2, depth: depth)
        }
    }

    /// Returns an entry of a mapping in lines of its own.
    static func entry(_ entry: YAMLContent.Entry, column: Int, depth: Int) -> String {
        self.key(entry.key) + ":" + value(entry.value, key: entry.key, column: column, depth: depth)
    }

    /// Returns an item of a list in lines of its own. Keys of a mapping line up behind the dash.
    static func item(_ content: YAMLContent, key: String, column: Int, depth: Int) -> String {
        let value = value(content, key: key, column: column, depth: depth + 1)
        guard value.hasPrefix("\n") else { return "-" + value }
        return "- " + value.dropFirst().drop { $0 == " " }
    }

    static func key(_ key: String) -> String {
        let isPlain = key.wholeMatch(of: plainKey) != nil && key != "null"
        return isPlain ? key : quoted(key)
    }

    private static func lines(_ content: YAMLContent, key: String, column: Int, depth: Int) -> String {
        let indent = String(repeating: " ", count: column)
        let lines =
            switch content {
            case .list(let items): items.map { item($0, key: key, column: column, depth: depth) }
            case .mapping(let entries): entries.map { entry($0, column: column, depth: depth + 1) }
            case .null, .text: [flow(content, key: key)]
            }
        return lines.map { indent + $0 }.joined(separator: "\n")
    }

    /// Whether a list or a mapping stands in braces: it is short, and not in the file's outline.
    private static func fits(_ content: YAMLContent, _ flow: String, key: String, column: Int, depth: Int)
        -> Bool
    {
        if content.isEmpty { return true }
        let isShort = column + key.count + 2 + flow.unicodeScalars.count <= widest
        switch content {
        case .list(let items):
            let isPlain = items.allSatisfy { $0.text.map { !$0.contains("\n") } == true }
            return isShort && isPlain && key != "prompts"
        case .mapping(let entries):
            let isNested = entries.contains { $0.value.text == nil }
            let isOutline = depth < 2 || depth == 2 && (key == "steps" || isNested)
            if isOutline || ["did", "text", "share"].contains(key) { return false }
            return isShort && entries.allSatisfy { $0.value.isShort }
        case .null, .text: return true
        }
    }

    /// Returns a value in braces, brackets or quotes, on one line.
    static func flow(_ content: YAMLContent, key: String) -> String {
        switch content {
        case .null: return "null"
        case .text(let text): return scalar(text, key: key)
        case .list(let items):
            return "[" + items.map { flow($0, key: key) }.joined(separator: ", ") + "]"
        case .mapping(let entries):
            if entries.isEmpty { return "{}" }
            return "{ "
                + entries.map { "\(self.key($0.key)): \(flow($0.value, key: $0.key))" }
                .joined(separator: ", ") + " }"
        }
    }

    /// Returns a text without quotes where it is a word for Postbag, else in double quotes.
    static func scalar(_ text: String, key: String) -> String {
        let isWord =
            text.wholeMatch(of: plainWord) != nil
            || text.wholeMatch(of: plainAddress) != nil
        return words.contains(key) && isWord && text != "null" ? text : quoted(text)
    }

    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars { quoted += escape(scalar) }
        return quoted + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"", "\\": return "\\\(scalar)"
        case "\n": return "\\n"
        case "\t": return "\\t"
        case "\r": return "\\r"
        default:
            guard needsEscape(scalar) else { return String(scalar) }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
    }

    /// Whether YAML does not allow the sign, or takes it for a line break.
    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            || [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value)
    }

    /// Returns a text of several lines as they are, below a `|-`. Nil for one line, and for lines
    /// that would be read in another way.
    private static func block(_ text: String, column: Int) -> String? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 1, let first = lines.first, let last = lines.last,
            first.first.map({ !$0.isWhitespace }) == true, !last.allSatisfy(\.isWhitespace),
            !text.unicodeScalars.contains(where: { $0 != "\n" && needsEscape($0) })
        else { return nil }
        let indent = String(repeating: " ", count: column + 2)
        return "|-\n" + lines.map { $0.isEmpty ? "" : indent + $0 }.joined(separator: "\n")
    }
}

extension YAMLContent {
    /// Whether the value can stand in braces with others: a line, or lines of a list or mapping.
    fileprivate var isShort: Bool {
        switch self {
        case .null: true
        case .text(let text): !text.contains("\n")
        case .list(let items): items.allSatisfy { $0.text.map { !$0.contains("\n") } == true }
        case .mapping(let entries): entries.allSatisfy { $0.value.text.map { !$0.contains("\n") } == true }
        }
    }
}

extension YAMLRendering {
    /// Returns a whole file, without comments. A blank line stands before the targets, before the
    /// steps, and between targets.
    static func file(_ content: YAMLContent, lineBreak: String = "\n") -> String {
        var text = ""
        for entry in content.entries ?? [] {
            let lines = self.entry(entry, column: 0, depth: 1)
            let isPart = ["targets", "steps"].contains(entry.key)
            if isPart, !text.isEmpty { text += "\n" }
            text += (entry.key == "targets" ? spaced(entry) ?? lines : lines) + "\n"
        }
        return lineBreak == "\n" ? text : text.replacing("\n", with: lineBreak)
    }

    private static func spaced(_ entry: YAMLContent.Entry) -> String? {
        guard let targets = entry.value.entries, !targets.isEmpty else { return nil }
        let texts = targets.map { "  " + self.entry($0, column: 2, depth: 2) }
        return key(entry.key) + ":\n" + texts.joined(separator: "\n\n")
    }
}

private let plainKey = SharedRegex(/[A-Za-z0-9_][A-Za-z0-9_-]*/)
private let plainWord = SharedRegex(/[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9_-]+)*/)
private let plainAddress = SharedRegex(/[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9.-]+[a-z]/)
