import Yams

/// A text as Unicode scalars, with the places where its lines begin.
struct TextLines {
    let scalars: [Unicode.Scalar]
    /// The place of the first scalar of each line.
    let starts: [Int]

    /// Lines end as YAML ends them. Without `isYAML` they end at `\n`, `\r` and `\r\n` only.
    init(_ text: some StringProtocol, isYAML: Bool = true) {
        scalars = Array(text.unicodeScalars)
        var starts = [0]
        for (index, scalar) in scalars.enumerated()
        where Self.ends(scalar) && (isYAML || scalar.value < 0x20) {
            let isInside = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
            if !isInside { starts.append(index + 1) }
        }
        self.starts = starts
    }

    private static func ends(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r" || [0x85, 0x2028, 0x2029].contains(scalar.value)
    }

    /// What the first line of the text ends with: `\n`, or `\r\n`.
    var lineBreak: String {
        guard starts.count > 1, starts[1] > 1, scalars[starts[1] - 2] == "\r" else { return "\n" }
        return "\r\n"
    }

    subscript(range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[range])
        return String(text)
    }

    func offset(of mark: Mark) -> Int? {
        guard starts.indices.contains(mark.line - 1) else { return nil }
        let offset = starts[mark.line - 1] + mark.column - 1
        return offset <= scalars.count ? offset : nil
    }

    /// Returns the number of the line, from 0, that holds a place.
    func line(at offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    func column(of offset: Int) -> Int { offset - starts[line(at: offset)] }

    /// The place behind the break of a line.
    func end(ofLine line: Int) -> Int { line + 1 < starts.count ? starts[line + 1] : scalars.count }

    /// The text of a line without its break.
    func line(_ line: Int) -> ArraySlice<Unicode.Scalar> {
        var content = scalars[starts[line]..<end(ofLine: line)]
        while let last = content.last, Self.ends(last) { content.removeLast() }
        return content
    }

    func isBlank(_ line: Int) -> Bool { self.line(line).allSatisfy { $0 == " " || $0 == "\t" } }

    /// Returns the column of the `#` of a line that is only a comment. Nil for other lines.
    func comment(_ line: Int) -> Int? {
        let content = self.line(line)
        guard let first = content.firstIndex(where: { $0 != " " && $0 != "\t" }), content[first] == "#" else {
            return nil
        }
        return first - content.startIndex
    }

    /// Returns the first place from `offset` on whose scalar is neither space, line break nor part
    /// of a comment.
    func skipSilent(from offset: Int) -> Int {
        var index = offset
        while index < scalars.count {
            if scalars[index] == "#", index == 0 || scalars[index - 1].properties.isWhitespace {
                index = end(ofLine: line(at: index))
            } else if scalars[index] == " " || scalars[index] == "\t" || Self.ends(scalars[index]) {
                index += 1
            } else {
                return index
            }
        }
        return index
    }
}
