import Foundation

/// Makes changes of a YAML text in its lines.
struct YAMLEdits {
    let lines: TextLines
    let root: YAMLPlace
    let content: YAMLContent

    /// A piece of the text, and what comes in its place.
    struct Edit {
        var range: Range<Int>
        var text: String
    }

    /// A value that a path leads to, and what surrounds it.
    struct Spot {
        var place: YAMLPlace
        /// The place behind the colon or the dash before the value.
        var valueStart = 0
        /// The column of the key or the dash.
        var column = -2
        var depth = 0
        var key = ""
        var isItem = false
        /// Whether the value stands in braces or brackets.
        var isInside = false
        /// Whether values can be put into it between braces or brackets.
        var isFlow: Bool { isInside || place.kind == .flow }
    }

    /// Returns the text after a change. Nil when the change cannot be made in the lines.
    func text(after change: YAMLChange) -> String? {
        guard let spot = spot(change.path), let edits = edits(change, spot) else { return nil }
        var result = String.UnicodeScalarView()
        var end = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard edit.range.lowerBound >= end else { return nil }
            result.append(contentsOf: lines.scalars[end..<edit.range.lowerBound])
            result.append(contentsOf: edit.text.unicodeScalars)
            end = edit.range.upperBound
        }
        result.append(contentsOf: lines.scalars[end...])
        return String(result)
    }

    private func spot(_ path: YAMLPath) -> Spot? {
        var spot = Spot(place: root)
        var content = content
        for step in path {
            guard let index = content.index(of: step), spot.place.entries.indices.contains(index) else {
                return nil
            }
            let entry = spot.place.entries[index]
            let isFlow = spot.isFlow
            if spot.place.kind == .block { spot.column = lines.column(of: entry.start) }
            spot.isInside = isFlow
            spot.isItem = entry.key == nil
            if case .key(let key) = step { spot.key = key }
            spot.depth += 1
            spot.valueStart = entry.valueStart
            spot.place = entry.value
            content = content.value(at: index)
        }
        return spot
    }

    private func edits(_ change: YAMLChange, _ spot: Spot) -> [Edit]? {
        if case .replace(let path, let new) = change { return path.isEmpty ? nil : [replacing(spot, new)] }
        let entries = spot.place.entries
        guard !entries.isEmpty else { return nil }
        switch change {
        case .replace: return nil
        case .insert(_, let index, let key, let value):
            return spot.isFlow
                ? [insertingInside(spot, index, key, value)] : [inserting(spot, index, key, value)]
        case .remove(_, let index):
            guard entries.indices.contains(index) else { return nil }
            if entries.count == 1 {
                return [replacing(spot, entries[0].key == nil ? .list([]) : .mapping([]))]
            }
            return spot.isFlow ? [removingInside(entries, index)] : removing(spot, index)
        case .move(_, let from, let to): return moving(spot, from, to)
        case .rename(_, let index, let name):
            return entries[index].key.map { [Edit(range: $0, text: YAMLRendering.key(name))] }
        }
    }

    private func replacing(_ spot: Spot, _ new: YAMLContent) -> Edit {
        let old = spot.place.range
        if spot.isInside {
            let space = old.isEmpty && old.lowerBound == spot.valueStart ? " " : ""
            return Edit(range: old, text: space + YAMLRendering.flow(new, key: spot.key))
        }
        var text = YAMLRendering.value(new, key: spot.key, column: spot.column, depth: spot.depth)
        let isOnLine =
            spot.place.kind != .unknown && !old.isEmpty
            && lines.line(at: old.lowerBound) == lines.line(at: spot.valueStart)
        if case .text(let new) = new, text.contains("\n"), hasMore(behind: old.upperBound) {
            text = " " + YAMLRendering.scalar(new, key: spot.key)
        }
        if spot.isItem, text.hasPrefix("\n") { text = " " + text.drop { $0 == "\n" || $0 == " " } }
        if isOnLine, text.hasPrefix(" ") { return Edit(range: old, text: broken(text.dropFirst())) }
        return Edit(range: spot.valueStart..<max(spot.valueStart, old.upperBound), text: broken(text))
    }

    /// Whether a comment stands behind a value on its last line.
    private func hasMore(behind end: Int) -> Bool {
        let line = lines.line(lines.line(at: end))
        return end < line.endIndex && line[end...].contains { $0 != " " }
    }

    /// The text with the line breaks of the file.
    private func broken(_ text: some StringProtocol) -> String {
        lines.lineBreak == "\n" ? String(text) : String(text).replacing("\n", with: lines.lineBreak)
    }
}

extension YAMLEdits {
    private func insertingInside(_ spot: Spot, _ index: Int, _ key: String?, _ value: YAMLContent) -> Edit {
        let entries = spot.place.entries
        let name = key.map { YAMLRendering.key($0) + ": " } ?? ""
        let text = name + YAMLRendering.flow(value, key: key ?? spot.key)
        if index == 0 {
            return Edit(range: entries[0].start..<entries[0].start, text: text + ", ")
        }
        let end = entries[min(index, entries.count) - 1].end
        return Edit(range: end..<end, text: ", " + text)
    }

    private func removingInside(_ entries: [YAMLPlace.Entry], _ index: Int) -> Edit {
        let range =
            index == 0
            ? entries[0].start..<entries[1].start : entries[index - 1].end..<entries[index].end
        return Edit(range: range, text: "")
    }

    private func inserting(_ spot: Spot, _ index: Int, _ key: String?, _ value: YAMLContent) -> Edit {
        let entries = spot.place.entries
        let column = lines.column(of: entries[0].start)
        let indent = String(repeating: " ", count: column)
        let text =
            key.map { YAMLRendering.entry(.init($0, value), column: column, depth: spot.depth + 1) }
            ?? YAMLRendering.item(value, key: spot.key, column: column, depth: spot.depth)
        if index == 0 {
            let start = entries[0].start
            return Edit(range: start..<start, text: broken(text + "\n" + indent))
        }
        let last = lines.line(at: entries[min(index, entries.count) - 1].end)
        let isOpen = lines.end(ofLine: last) == lines.line(last).endIndex
        let isAtEnd = spot.depth > 0 && index == entries.count && index > 1
        let isSpaced = isAtEnd && isSpaced(entries, at: index - 1)
        let lead = (isOpen ? "\n" : "") + (isSpaced ? "\n" : "")
        let end = lines.end(ofLine: last)
        return Edit(range: end..<end, text: broken(lead + indent + text + (isOpen ? "" : "\n")))
    }

    /// Whether a blank line stands before an entry.
    private func isSpaced(_ entries: [YAMLPlace.Entry], at index: Int) -> Bool {
        guard let own = ownLines(entries, index, after: -1), own.lowerBound > 0 else { return false }
        return lines.isBlank(own.lowerBound - 1)
    }

    /// Returns the lines of an entry, with the comments right above it. Nil when the entry shares
    /// its first line with another. `line` is the last line before the list or mapping.
    private func ownLines(_ entries: [YAMLPlace.Entry], _ index: Int, after line: Int) -> ClosedRange<Int>? {
        let entry = entries[index]
        var first = lines.line(at: entry.start)
        let column = lines.column(of: entry.start)
        guard lines.line(first).prefix(column).allSatisfy({ $0 == " " }) else { return nil }
        let above = index > 0 ? lines.line(at: entries[index - 1].end) : line
        let last = lines.line(at: entry.end)
        guard above < first else { return nil }
        while first - 1 > above, lines.comment(first - 1) == column { first -= 1 }
        return first...last
    }

    private func removing(_ spot: Spot, _ index: Int) -> [Edit]? {
        let entries = spot.place.entries
        let above = spot.depth == 0 ? -1 : lines.line(at: spot.valueStart)
        guard let own = ownLines(entries, index, after: above) else {
            guard index == 0 else { return nil }
            return [Edit(range: entries[0].start..<entries[1].start, text: "")]
        }
        var start = own.lowerBound
        let below = own.upperBound + 1
        let endsBlank = below >= lines.starts.count || lines.isBlank(below)
        if start > 0, lines.isBlank(start - 1), endsBlank { start -= 1 }
        return [Edit(range: lines.starts[start]..<lines.end(ofLine: own.upperBound), text: "")]
    }

    /// Puts the texts of entries into each other's places. What stands between the places stays.
    private func moving(_ spot: Spot, _ from: Int, _ to: Int) -> [Edit]? {
        let entries = spot.place.entries
        guard entries.indices.contains(from), entries.indices.contains(to) else { return nil }
        let above = spot.depth == 0 ? -1 : lines.line(at: spot.valueStart)
        var slots: [Range<Int>] = []
        for index in min(from, to)...max(from, to) {
            if spot.isFlow {
                slots.append(entries[index].start..<entries[index].end)
            } else {
                guard let own = ownLines(entries, index, after: above) else { return nil }
                slots.append(lines.starts[own.lowerBound]..<lines.line(own.upperBound).endIndex)
            }
        }
        var texts = slots.map { lines[$0] }
        if from < to {
            texts.append(texts.removeFirst())
        } else {
            texts.insert(texts.removeLast(), at: 0)
        }
        return zip(slots, texts).map { Edit(range: $0, text: $1) }
    }
}
