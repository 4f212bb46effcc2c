import Yams

/// The lines of a YAML file. Mistakes that were found are corrected in them.
struct YAMLSource {
    private(set) var lines: [String]
    /// The number of lines in the file before these lines.
    let offset: Int

    init(_ text: String, offset: Int) {
        self.offset = offset
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    var text: String { lines.joined(separator: "\n") }

    /// Returns the mistake in the file that made the parser fail.
    func slip(behind error: YamlError) -> YAMLSlip {
        switch error {
        case .scanner(let context, _, let mark, _), .parser(let context, _, let mark, _),
            .composer(let context, _, let mark, _):
            let slips = YAMLSlips(lines, offset: offset)
            if let slip = slips.find(before: mark.line - 1) { return slip }
            return unread(
                min(context.map { min($0.mark.line, mark.line) } ?? mark.line, max(1, lines.count)) - 1)
        case .duplicatedKeysInMapping(let keys, let context):
            return twice(keys.sorted().first ?? "", context.mark.line - 1)
        default: return control() ?? unread(0)
        }
    }

    /// Corrects a mistake, so that the rest can be read. Returns false when no line changes.
    mutating func correct(_ slip: YAMLSlip) -> Bool {
        let before = lines
        for (line, text) in slip.corrections where lines.indices.contains(line) { lines[line] = text }
        return lines != before
    }

    private func control() -> YAMLSlip? {
        lines.indices.lazy.compactMap { YAMLSlips.control($0, lines[$0]) }.first
    }

    private func unread(_ line: Int) -> YAMLSlip {
        YAMLSlip(
            line: line,
            message: "cannot be read: look at the spaces before it, its colon, its quotes and its brackets")
    }

    private func twice(_ key: String, _ first: Int) -> YAMLSlip {
        let (read, start) = (lines.map(YAMLLine.init), max(0, min(first, lines.count - 1)))
        let again = read.indices.dropFirst(start + 1).first {
            read[$0].key == key && read[$0].keyColumn == read[start].keyColumn
        }
        guard let again else {
            return YAMLSlip(line: start, message: "`\(key)` is written twice: keep one of them")
        }
        let message = "`\(key)` is written twice, first in line \(start + 1 + offset): keep one of them"
        return YAMLSlip(
            line: again, message: message, corrections: read[again].opensBlock ? [:] : [again: ""])
    }
}

extension YAMLSource {
    /// Returns the rest of a line after a text without quotes that begins at `mark`. Nil when the
    /// text is not found there.
    func rest(behind text: String, at mark: Mark) -> Substring? {
        var number = mark.line - 1
        guard lines.indices.contains(number) else { return nil }
        var rest = self.text(at: mark)
        for word in text.split(whereSeparator: \.isWhitespace) {
            rest = rest.drop(while: \.isWhitespace)
            while rest.isEmpty, number + 1 < lines.count {
                number += 1
                rest = lines[number].drop(while: \.isWhitespace)
            }
            guard rest.hasPrefix(word) else { return nil }
            rest = rest.dropFirst(word.count)
        }
        return rest
    }

    /// Returns the text from `mark` to the end of its line.
    func text(at mark: Mark) -> Substring {
        guard lines.indices.contains(mark.line - 1) else { return "" }
        let scalars = lines[mark.line - 1].unicodeScalars
        guard
            let start = scalars.index(
                scalars.startIndex, offsetBy: mark.column - 1, limitedBy: scalars.endIndex)
        else { return "" }
        return lines[mark.line - 1][start...]
    }

    /// Returns the value after the key of a line. Lines count from 1.
    func value(inLine line: Int) -> String {
        lines.indices.contains(line - 1) ? YAMLLine(lines[line - 1]).value : ""
    }
}
