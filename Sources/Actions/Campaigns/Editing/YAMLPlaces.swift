import Yams

/// Finds where the values of a YAML text stand, from the marks at which the parser found them.
struct YAMLPlaces {
    let text: TextLines
    private var scalars: [Unicode.Scalar] { text.scalars }

    /// Returns the place of the outermost mapping and of what it holds. Nil when the text holds no
    /// mapping in lines of its own.
    func root(_ node: Node) -> YAMLPlace? {
        guard case .mapping(let mapping) = node, !mapping.isEmpty, let mark = node.mark,
            let start = text.offset(of: mark), start < scalars.count, scalars[start] != "{"
        else { return nil }
        var entries: [YAMLPlace.Entry] = []
        let pairs = Array(mapping)
        var heads: [(key: Range<Int>, colon: Int)] = []
        for (key, _) in pairs {
            let last = heads.last?.colon ?? start
            guard let range = scalar(key, from: last, column: 0), let colon = colon(after: range.upperBound)
            else { return nil }
            heads.append((range, colon))
        }
        for (index, pair) in pairs.enumerated() {
            let (key, colon) = heads[index]
            let next = index + 1 < heads.count ? heads[index + 1].key.lowerBound : scalars.count
            let value =
                place(pair.value, from: colon, column: 0)
                ?? YAMLPlace(range: unknown(from: colon, to: next), kind: .unknown)
            guard value.range.upperBound <= next else { return nil }
            entries.append(.init(start: key.lowerBound, key: key, valueStart: colon, value: value))
        }
        let end = entries.last?.end ?? start
        return YAMLPlace(range: start..<end, kind: .block, entries: entries)
    }

    /// Returns the range of a value that cannot be placed, without the comments below it.
    private func unknown(from colon: Int, to next: Int) -> Range<Int> {
        var line = text.line(at: max(colon, next - 1))
        let first = text.line(at: colon)
        while line > first, text.isBlank(line) || text.comment(line) != nil || isEnd(line) { line -= 1 }
        let content = text.line(line)
        return colon..<max(colon, content.endIndex)
    }

    private func isEnd(_ line: Int) -> Bool {
        ["...", "---"].contains { text.line(line).starts(with: $0.unicodeScalars) }
    }

    /// Returns the place of a value that begins at or after `cursor`. `column` is that of the
    /// mapping or list around it. Nil for a value with an anchor, an alias or a tag.
    func place(_ node: Node, from cursor: Int, column: Int) -> YAMLPlace? {
        guard case .scalar = node else { return collection(node, from: cursor) }
        return scalar(node, from: cursor, column: column).map { YAMLPlace(range: $0, kind: .scalar) }
    }

    private func collection(_ node: Node, from cursor: Int) -> YAMLPlace? {
        guard let start = start(of: node, from: cursor), start < scalars.count else { return nil }
        let isFlow = scalars[start] == "{" || scalars[start] == "["
        let column = text.column(of: start)
        var entries: [YAMLPlace.Entry] = []
        var cursor = isFlow ? start + 1 : start
        for (key, value) in node.children {
            let entry =
                key.map { self.entry($0, value, from: cursor, column: column) }
                ?? item(value, from: cursor, column: column, isFlow: isFlow)
            guard let entry else { return nil }
            entries.append(entry)
            cursor = entry.end
        }
        if isFlow {
            let closing: Unicode.Scalar = scalars[start] == "{" ? "}" : "]"
            var end = text.skipSilent(from: cursor)
            while end < scalars.count, scalars[end] == "," { end = text.skipSilent(from: end + 1) }
            guard end < scalars.count, scalars[end] == closing else { return nil }
            cursor = end + 1
        }
        return YAMLPlace(range: start..<cursor, kind: isFlow ? .flow : .block, entries: entries)
    }

    private func entry(_ key: Node, _ value: Node, from cursor: Int, column: Int) -> YAMLPlace.Entry? {
        guard let range = scalar(key, from: cursor, column: column),
            let colon = colon(after: range.upperBound),
            let place = place(value, from: colon, column: column)
        else { return nil }
        return .init(start: range.lowerBound, key: range, valueStart: colon, value: place)
    }

    private func item(_ value: Node, from cursor: Int, column: Int, isFlow: Bool) -> YAMLPlace.Entry? {
        if isFlow {
            return place(value, from: cursor, column: column).map {
                .init(start: $0.range.lowerBound, key: nil, valueStart: $0.range.lowerBound, value: $0)
            }
        }
        let dash = text.skipSilent(from: cursor)
        guard dash < scalars.count, scalars[dash] == "-", text.column(of: dash) == column,
            let place = place(value, from: dash + 1, column: column)
        else { return nil }
        return .init(start: dash, key: nil, valueStart: dash + 1, value: place)
    }

    private func start(of node: Node, from cursor: Int) -> Int? {
        guard let mark = node.mark, let start = text.offset(of: mark), start >= cursor else { return nil }
        return start < scalars.count && ["&", "*", "!"].contains(scalars[start]) ? nil : start
    }

    /// Returns the place behind the colon of a key.
    private func colon(after key: Int) -> Int? {
        var index = key
        while index < scalars.count, scalars[index] == " " || scalars[index] == "\t" { index += 1 }
        return index < scalars.count && scalars[index] == ":" ? index + 1 : nil
    }
}

extension YAMLPlaces {
    /// Returns the range of a scalar, from its first sign to its last.
    private func scalar(_ node: Node, from cursor: Int, column: Int) -> Range<Int>? {
        guard case .scalar(let scalar) = node, let start = start(of: node, from: cursor) else { return nil }
        let end =
            switch scalar.style {
            case .doubleQuoted, .singleQuoted: quoted(from: start)
            case .literal, .folded: block(from: start, column: column)
            case .plain, .any: plain(scalar.string, from: start)
            }
        return end.map { start..<$0 }
    }

    private func quoted(from start: Int) -> Int? {
        guard start < scalars.count else { return nil }
        let quote = scalars[start]
        var index = start + 1
        while index < scalars.count {
            if quote == "\"", scalars[index] == "\\" {
                index += 2
            } else if scalars[index] == quote {
                guard quote == "'", index + 1 < scalars.count, scalars[index + 1] == "'" else {
                    return index + 1
                }
                index += 2
            } else {
                index += 1
            }
        }
        return nil
    }

    /// Follows the words of a text without quotes. It may go on in the lines below.
    private func plain(_ string: String, from start: Int) -> Int? {
        let isSpace = { (scalar: Unicode.Scalar) in
            [0x09, 0x0A, 0x0D, 0x20, 0x85, 0x2028, 0x2029].contains(scalar.value)
        }
        var index = start
        for word in string.unicodeScalars.split(whereSeparator: isSpace) {
            while index < scalars.count, isSpace(scalars[index]) { index += 1 }
            guard scalars[index...].starts(with: word) else { return nil }
            index += word.count
        }
        return index
    }

    /// Returns the end of the last line of a text below a `|` or `>`.
    private func block(from start: Int, column: Int) -> Int? {
        let head = text.line(at: start)
        let header = scalars[start..<text.line(head).endIndex]
        let given = header.first { ("1"..."9").contains($0) }.map { column + Int($0.value) - 0x30 }
        var end = header.last.map { _ in text.line(head).endIndex } ?? start
        var indent = given
        for line in (head + 1)..<max(head + 1, text.starts.count) where !text.isBlank(line) {
            let blank = text.line(line).prefix { $0 == " " }.count
            let least = indent ?? max(blank, column + 1)
            guard blank >= least else { break }
            indent = least
            end = text.line(line).endIndex
        }
        return end
    }
}

extension Node {
    /// The values of a mapping with their keys, or of a list without.
    fileprivate var children: [(key: Node?, value: Node)] {
        switch self {
        case .mapping(let mapping): mapping.map { ($0.key, $0.value) }
        case .sequence(let nodes): nodes.map { (nil, $0) }
        case .scalar, .alias: []
        }
    }
}
