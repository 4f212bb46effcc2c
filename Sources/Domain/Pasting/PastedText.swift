/// A text with everything in it, pasted from a mail, a page or a word processor, as paragraphs.
package struct PastedText: Sendable, Equatable {
    /// Paragraphs in order. A list item begins with "- ".
    package let paragraphs: [String]
    /// What was changed in cleaning, by kind, with how often. Empty when nothing was.
    package let changes: [Change: Int]

    package enum Change: String, Sendable, CaseIterable {
        case hiddenSigns, hardSpaces, doubleSpaces, listSigns, joinedLines, emptyLines
    }

    /// The longest text that is read, in octets.
    package static let longest = 400_000
    /// The most paragraphs that are read. The page of 2016 has thirty.
    package static let mostParagraphs = 600

    /// Cleans a text. Nil when it is longer than `longest`, or has too many paragraphs.
    package init?(_ pasted: String) {
        guard pasted.utf8.count <= Self.longest else { return nil }
        var cleaning = Cleaning()
        let lines = cleaning.lines(of: pasted.streamSafe)
        paragraphs = cleaning.paragraphs(of: lines)
        guard paragraphs.count <= Self.mostParagraphs else { return nil }
        changes = cleaning.changes
    }
}

/// One pass over a pasted text, which counts what it changes.
private struct Cleaning {
    var changes: [PastedText.Change: Int] = [:]

    private mutating func count(_ change: PastedText.Change, _ times: Int = 1) {
        if times > 0 { changes[change, default: 0] += times }
    }

    /// Returns lines without signs that nobody sees, with plain spaces, and with "- " for items.
    mutating func lines(of text: String) -> [String] {
        let unified = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            .replacing("\u{2028}", with: "\n").replacing("\u{2029}", with: "\n\n")
        return unified.split(separator: "\n", omittingEmptySubsequences: false).map { cleaned(String($0)) }
    }

    private mutating func cleaned(_ line: String) -> String {
        var scalars = String.UnicodeScalarView()
        let all = Array(line.unicodeScalars)
        for (index, scalar) in all.enumerated() {
            if isHidden(scalar) {
                count(.hiddenSigns)
            } else if isHardSpace(scalar) {
                if keepsHardSpace(all, at: index) { scalars.append(scalar) } else { scalars.append(" ") }
                if scalars.last == " " { count(.hardSpaces) }
            } else if scalar == "\t" || scalar.properties.generalCategory == .spaceSeparator {
                if scalars.last == " " { count(.doubleSpaces) } else { scalars.append(" ") }
            } else if scalar.properties.generalCategory != .control {
                scalars.append(scalar)
            }
        }
        let plain = String(scalars).trimmingSpaces
        return item(plain) ?? plain
    }

    /// Returns the line as a list item. Nil when it begins with no sign of a list.
    private mutating func item(_ line: String) -> String? {
        guard let first = line.unicodeScalars.first, Self.listSigns.contains(first),
            line.unicodeScalars.dropFirst().first == " "
        else { return nil }
        if first != "-" { count(.listSigns) }
        return "- " + String(line.unicodeScalars.dropFirst(2)).trimmingSpaces
    }

    /// Bullets as Word, mail and web pages write them, U+F0B7 and U+F0A7 of the symbol fonts too.
    private static let listSigns: Set<Unicode.Scalar> = [
        "-", "•", "·", "▪", "◦", "‣", "*", "–", "\u{F0B7}", "\u{F0A7}",
    ]

    private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        [0xAD, 0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F].contains(scalar.value)
            || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    private func isHardSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xA0 || scalar.value == 0x202F || scalar.value == 0x2007
    }

    /// French sets such a space before double signs, inside guillemets and between digits.
    private func keepsHardSpace(_ line: [Unicode.Scalar], at index: Int) -> Bool {
        let before = index > 0 ? line[index - 1] : " "
        let after = index + 1 < line.count ? line[index + 1] : " "
        return ";:?!»%€".unicodeScalars.contains(after) || before == "«"
            || before.isDigit && after.isDigit
    }

    /// Joins lines that a mail program broke, and parts paragraphs at empty lines.
    mutating func paragraphs(of lines: [String]) -> [String] {
        var paragraphs: [String] = []
        for (number, block) in lines.split(omittingEmptySubsequences: false, whereSeparator: \.isEmpty)
            .enumerated()
        {
            if block.isEmpty {
                if number > 0 { count(.emptyLines) }
                continue
            }
            guard isWrapped(block) else {
                paragraphs += block
                continue
            }
            count(.joinedLines, block.count - 1)
            paragraphs.append(block.joined(separator: " "))
        }
        return paragraphs
    }

    /// Whether a mail program broke this paragraph into lines of about equal length. The last line
    /// may be short. Items and addresses have lines of their own.
    private func isWrapped(_ block: ArraySlice<String>) -> Bool {
        guard block.count > 1, !block.contains(where: { $0.hasPrefix("- ") }) else { return false }
        let lengths = block.dropLast().map(\.unicodeScalars.count)
        guard let longest = lengths.max(), let shortest = lengths.min() else { return false }
        return longest <= 100 && shortest >= 45
            && block.dropLast().allSatisfy { !$0.endsSentence || $0.count > 55 }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { properties.numericType == .decimal }
}

extension String {
    package var trimmingSpaces: String {
        let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let start = unicodeScalars.drop(while: isSpace)
        return String(start.prefix(start.count - start.reversed().prefix(while: isSpace).count))
    }

    /// Whether the text ends as a sentence does, quotes and brackets aside.
    var endsSentence: Bool {
        let last = unicodeScalars.reversed().drop { "”»\")]’ \u{A0}\u{202F}".unicodeScalars.contains($0) }
            .first
        return last.map { ".?!…؟:;".unicodeScalars.contains($0) } ?? false
    }
}
