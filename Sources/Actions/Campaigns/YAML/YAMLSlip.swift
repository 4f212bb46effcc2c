/// A mistake that people make in YAML: its line, a message and the corrected lines.
struct YAMLSlip: Equatable {
    /// The line number, from 0.
    var line: Int
    var message: String
    /// The corrected lines by line number, from 0. An empty text removes the old line.
    var corrections: [Int: String] = [:]
    var isIndentation = false

    init(line: Int, message: String, corrections: [Int: String] = [:]) {
        self.line = line
        self.message = message
        self.corrections = corrections
    }

    /// A mistake in one line, with the text to write instead.
    init(_ line: Int, _ fault: String, write correction: String) {
        self.init(
            line: line, message: "\(fault): write `\(correction.trimmingSpaces)`",
            corrections: [line: correction])
    }
}

/// Finds the mistake behind a parser error: first on the reported line, then above.
struct YAMLSlips {
    let lines: [String]
    /// The number of lines in the file before these lines.
    let offset: Int
    private let read: [YAMLLine]
    /// Whether each line belongs to a `|` or `>` text. No mistake is possible in such lines.
    private let isText: [Bool]

    init(_ lines: [String], offset: Int) {
        self.lines = lines
        self.offset = offset
        read = lines.map(YAMLLine.init)
        isText = Self.texts(read)
    }

    private static func texts(_ lines: [YAMLLine]) -> [Bool] {
        var column: Int?
        return lines.map { line in
            let isBlank = line.blank.isEmpty && line.value.isEmpty && line.key == nil
            if let open = column, isBlank || line.column > open { return true }
            column = line.opensText ? line.column : nil
            return false
        }
    }

    /// Returns the last mistake up to the line `last`, from 0, where the parser failed. Mistakes in
    /// single lines come before mistakes in the indentation. Nil when nothing is found.
    func find(before last: Int) -> YAMLSlip? {
        let reached = min(last, lines.count - 1)
        guard reached >= 0 else { return nil }
        for line in (0...reached).reversed() where !isText[line] {
            if let slip = local(line) { return slip }
        }
        return YAMLIndents(lines: read, isText: isText, offset: offset).slip(
            before: min(last + 1, lines.count - 1))
    }

    /// Returns the first mistake that a single line has. Nil when there is none.
    private func local(_ number: Int) -> YAMLSlip? {
        let (source, line) = (lines[number], read[number])
        if line.isSilent { return nil }
        return signs(number, source) ?? spaces(number, source, line) ?? value(number, line)
            ?? missingColon(number, line)
    }

    static func control(_ number: Int, _ source: String) -> YAMLSlip? {
        let clean = source.unicodeScalars.filter {
            $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) || $0 == "\t"
        }
        guard clean.count < source.unicodeScalars.count else { return nil }
        let corrections = [number: String(String.UnicodeScalarView(clean))]
        return YAMLSlip(
            line: number, message: "holds a control character: take it out", corrections: corrections)
    }

    private func signs(_ number: Int, _ source: String) -> YAMLSlip? {
        if let slip = Self.control(number, source) { return slip }
        guard source.wholeMatch(of: /(?:---|\.\.\.)\s*/) != nil, number > 0 else { return nil }
        return YAMLSlip(
            line: number, message: "a line of `\(source.trimmingSpaces)` ends the list of keys: take it out",
            corrections: [number: ""])
    }

    private func spaces(_ number: Int, _ source: String, _ line: YAMLLine) -> YAMLSlip? {
        if line.blank.contains(where: { $0 != " " }) {
            let column = above(number).map { $0.opensBlock ? below(number, $0) : $0.keyColumn } ?? 0
            let rest = source.dropFirst(line.blank.count)
            let sign = line.blank.contains("\t") ? "a tab" : "spaces that do not count as such"
            return YAMLSlip(
                line: number,
                message: "is indented with \(sign): write \(spacesBefore(column)) `\(rest.trimmingSpaces)`",
                corrections: [number: String(repeating: " ", count: column) + rest])
        }
        if let match = source.firstMatch(of: /^( *-)([a-z_]+:\s.*)$/) {
            return YAMLSlip(number, "a space is missing after the dash", write: "\(match.1) \(match.2)")
        }
        if let match = source.firstMatch(
            of: /^( *(?:- +)*[A-Za-z_][A-Za-z0-9_-]*:)[\u{A0}\u{202F}\u{2007}]+(.*)$/)
        {
            return YAMLSlip(
                number, "the space after the colon is not a plain one", write: "\(match.1) \(match.2)")
        }
        if let match = source.firstMatch(of: /^( *(?:- +)*[A-Za-z_][A-Za-z0-9_-]*:)((?!\/\/)[^\s:].*)$/),
            line.key == nil
        {
            return YAMLSlip(number, "a space is missing after the colon", write: "\(match.1) \(match.2)")
        }
        return nil
    }

    private func value(_ number: Int, _ line: YAMLLine) -> YAMLSlip? {
        if line.key == nil, line.dashes.isEmpty { return continuation(number, line) }
        if let match = line.value.wholeMatch(of: /([a-z]{2,3}): +([^,{}]+)/), line.key != nil {
            return YAMLSlip(
                number, "a text in each language stands in braces",
                write: line.with(value: "{ \(match.1): \(match.2) }"))
        }
        return YAMLValue(line.value).flaw.map {
            YAMLSlip(number, $0.fault, write: line.with(value: $0.correction))
        }
    }

    /// Returns the mistake of an unquoted text that continues below its key. Nil when YAML can read
    /// it.
    private func continuation(_ number: Int, _ line: YAMLLine) -> YAMLSlip? {
        guard let start = (0..<number).last(where: { read[$0].key != nil }), !isText[start],
            !read[start].opensBlock
        else { return nil }
        let first = read[start]
        guard first.isPlain, line.value.first.map({ !"}],".contains($0) }) == true else { return nil }
        if line.column <= first.column, Self.words.contains(line.value.prefix(while: { !$0.isWhitespace })) {
            return nil
        }
        let isCut = line.value.contains(/\s#/) || line.column <= first.column
        guard isCut else { return nil }
        let end = (number..<lines.count).first {
            $0 > number && (read[$0].key != nil || read[$0].isSilent || !read[$0].dashes.isEmpty)
        }
        let last = (end ?? lines.count) - 1
        return joined(first, start...last, "the text goes on in line \(last + 1 + offset)")
    }

    private func joined(_ first: YAMLLine, _ range: ClosedRange<Int>, _ fault: String) -> YAMLSlip {
        let whole = ([first.value] + lines[range].dropFirst().map(\.trimmingSpaces)).joined(separator: " ")
        var slip = YAMLSlip(
            range.lowerBound, "\(fault), so it needs quotes", write: first.with(value: whole.yamlQuoted))
        for line in range.dropFirst() { slip.corrections[line] = "" }
        return slip
    }

    private func missingColon(_ number: Int, _ line: YAMLLine) -> YAMLSlip? {
        guard line.key == nil, line.dashes.isEmpty else { return colonInText(number, line) }
        guard let match = line.value.wholeMatch(of: /([a-z][a-z0-9_-]*)\s*=?\s*(.*)/) else { return nil }
        let isOpen = above(number).map { $0.opensBlock || line.column <= $0.keyColumn } ?? true
        guard isOpen else { return nil }
        let correction = line.blank + "\(match.1):" + (match.2.isEmpty ? "" : " \(match.2)")
        return YAMLSlip(number, "a colon is missing after `\(match.1)`", write: correction)
    }

    /// Returns the mistake of a colon in the continuation of a text, as in `What you can do:
    /// write.`.
    private func colonInText(_ number: Int, _ line: YAMLLine) -> YAMLSlip? {
        guard line.dashes.isEmpty, let key = line.key,
            let start = (0..<number).last(where: { read[$0].hasWord }), !isText[start],
            !line.hasWord
                || Self.prose.contains(read[start].key ?? "") && !Self.words.contains(Substring(key)),
            !read[start].opensBlock,
            line.column > read[start].column, read[start].isPlain
        else { return nil }
        return joined(read[start], start...number, "the text has a colon, which divides a key from its text")
    }

    /// Keys whose texts may continue on the next lines.
    private static let prose: Set<String> = ["title", "summary", "subject"]

    /// All keys of campaign files. They tell a key whose colon is missing from a line of text.
    private static let words = Set(
        (CampaignFile.keys + CampaignFile.namedKeys + StepEntries.keys + LetterFiles.keys + PageFiles.keys
            + CampaignFile.organiserKeys)
            .map { Substring($0) })

    private func above(_ number: Int) -> YAMLLine? {
        read[..<number].last { $0.key != nil || !$0.dashes.isEmpty }
    }

    /// Returns the column for a line that belongs to the mapping or list above it.
    private func below(_ number: Int, _ above: YAMLLine) -> Int {
        let next = read[(number + 1)...].first { $0.key != nil && $0.blank.allSatisfy { $0 == " " } }
        return next.map(\.column).flatMap { $0 > above.column ? $0 : nil } ?? above.column + 2
    }
}

/// Returns the words for an indentation in messages, such as `4 spaces before`.
func spacesBefore(_ column: Int) -> String {
    switch column {
    case 0: "no space before"
    case 1: "1 space before"
    default: "\(column) spaces before"
    }
}
