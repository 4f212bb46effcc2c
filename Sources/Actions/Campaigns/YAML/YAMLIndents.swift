/// Assigns the lines of a YAML file to their mappings and lists, by indentation.
struct YAMLIndents {
    let lines: [YAMLLine]
    let isText: [Bool]
    let offset: Int

    /// An open level: its column, the line that began it, and whether a dash began it.
    private struct Level {
        var column: Int
        var line: Int
        var isList = false
    }

    /// Returns the first line up to `last` whose indentation fits no level. Nil when all lines fit.
    func slip(before last: Int) -> YAMLSlip? {
        guard last >= 0 else { return nil }
        var levels: [Level] = []
        var closed: [Int] = []
        var above: Int?
        for number in 0...last where !isText[number] && isEntry(lines[number]) {
            let line = lines[number]
            if let slip = misplaced(number, levels, closed, above) { return slip }
            closed = levels.filter { $0.column > line.column }.map(\.column)
            levels.removeAll { $0.column > line.column }
            if levels.last?.column != line.column {
                levels.append(Level(column: line.column, line: number, isList: !line.dashes.isEmpty))
            }
            if !line.dashes.isEmpty, line.key != nil {
                levels.append(Level(column: line.keyColumn, line: number))
            }
            above = number
        }
        return nil
    }

    private func isEntry(_ line: YAMLLine) -> Bool { line.key != nil || !line.dashes.isEmpty }

    private func misplaced(_ number: Int, _ levels: [Level], _ closed: [Int], _ above: Int?) -> YAMLSlip? {
        let line = lines[number]
        guard let above, let top = levels.last else { return nil }
        if line.column > top.column {
            if lines[above].opensBlock && lines[above].key != nil { return nil }
            // The line with the wrong indentation may be the line above.
            let goesOn = lines[(number + 1)...].first(where: isEntry)?.column == line.column
            if closed.contains(line.column) || goesOn && top.line == above, lines[above].dashes.isEmpty {
                return slip(above, line.column, as: number)
            }
            return slip(number, top.column, as: above)
        }
        if let level = levels.last(where: { $0.column == line.column }) {
            guard level.isList, line.dashes.isEmpty, !lines[above].dashes.isEmpty || level.column != 0 else {
                return nil
            }
            return levels.contains { $0.column == line.column && !$0.isList }
                ? nil : slip(number, lines[level.line].keyColumn, as: level.line)
        }
        guard let nearest = levels.min(by: { distance($0, line) < distance($1, line) }) else { return nil }
        return line.column < levels[0].column
            ? slip(levels[0].line, line.column, as: number) : slip(number, nearest.column, as: nearest.line)
    }

    /// Returns twice the distance in columns. Of two levels that are equally near, the deeper one
    /// counts as nearer.
    private func distance(_ level: Level, _ line: YAMLLine) -> Int {
        2 * abs(level.column - line.column) - (level.column > line.column ? 1 : 0)
    }

    private func slip(_ number: Int, _ column: Int, as other: Int) -> YAMLSlip {
        let line = lines[number]
        let text = line.dashes + (line.key.map { "\($0): " } ?? "") + line.value
        var slip = YAMLSlip(
            line: number,
            message:
                "does not line up with line \(other + 1 + offset): write \(spacesBefore(column)) `\(text.trimmingSpaces)`",
            corrections: [number: String(repeating: " ", count: column) + text])
        slip.isIndentation = true
        return slip
    }
}
