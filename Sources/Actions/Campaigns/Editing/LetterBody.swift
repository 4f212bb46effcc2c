/// The text of a letter file below its front matter, as paragraphs.
struct LetterBody {
    let body: String
    private let paragraphs: [LetterParagraph]

    /// `body` has `\n` between its lines.
    init(_ body: String) {
        self.body = body
        paragraphs = LetterParagraph.all(of: body[...], from: 0)
    }

    /// Returns the number, from 1, of the paragraph that a line is in. Lines count from 0.
    func number(atLine line: Int) -> Int? { paragraphs.lastIndex { $0.line <= line }.map { $0 + 1 } }

    /// The paragraphs as a form shows them.
    var texts: [String] { paragraphs.map { $0.isUnwritten ? "" : $0.text.paragraph } }

    /// Returns the body with other paragraphs. Lines of paragraphs that stay are not touched.
    /// Empty paragraphs at the end are left out.
    func with(_ texts: [String]) -> String {
        var new = texts.map(\.paragraph)
        let old = self.texts
        if new == old { return body }
        while new.last?.isEmpty == true { new.removeLast() }
        let changed = changed(old, new)
        if LetterBody(changed).texts == new { return changed }
        return new.map(LetterParagraph.source).joined(separator: "\n\n") + (new.isEmpty ? "" : "\n")
    }

    private func changed(_ old: [String], _ new: [String]) -> String {
        let start = zip(old, new).prefix { $0 == $1 }.count
        let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }
            .count
        var lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let sources = new[start..<(new.count - end)].map(LetterParagraph.source)
        if old.count == new.count {
            for (index, source) in zip(start..<(old.count - end), sources).reversed()
            where old[index] != new[index] {
                lines.replaceSubrange(range(index), with: [source])
            }
            return lines.joined(separator: "\n")
        }
        let text = sources.joined(separator: "\n\n")
        if start > 0 {
            let region = range(start - 1).upperBound..<range(max(start - 1, old.count - end - 1)).upperBound
            lines.replaceSubrange(region, with: sources.isEmpty ? [] : ["", text])
        } else if end > 0 {
            let first = range(old.count - end).lowerBound
            let region = (old.count > end ? range(0).lowerBound : first)..<first
            lines.replaceSubrange(region, with: sources.isEmpty ? [] : [text, ""])
        } else {
            return sources.isEmpty ? "" : text + "\n"
        }
        return lines.joined(separator: "\n")
    }

    private func range(_ index: Int) -> Range<Int> {
        let paragraph = paragraphs[index]
        return paragraph.line..<(paragraph.line + paragraph.source.count { $0 == "\n" } + 1)
    }
}

extension LetterParagraph {
    /// What holds the place of a paragraph that is still to be written.
    static let unwritten = "{}"

    var isUnwritten: Bool { text == Self.unwritten }

    /// Returns the lines of a file that are read as `text`. A backslash keeps a line break that a
    /// reader would take for a wrapped line.
    static func source(_ text: String) -> String {
        if text.isEmpty { return unwritten }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var source = ""
        for (index, line) in lines.enumerated() {
            source += line
            guard index + 1 < lines.count else { continue }
            source += line.last == "\\" || !beginsItem(lines[index + 1]) ? "\\\n" : "\n"
        }
        return source
    }
}

extension String {
    /// A paragraph as it is read: plain lines without white space around them, and no blank ones.
    fileprivate var paragraph: String {
        withPlainLines.split(separator: "\n").map(\.trimmingSpaces).filter { !$0.isEmpty }
            .joined(separator: "\n")
    }
}
