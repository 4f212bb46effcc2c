/// The lines of a mail's text, broken at spaces so that they keep to 72 columns where they can. A word that is longer, such as an address on the
/// web, stays whole on a line of its own. Every kind of line end counts as one.
func textLines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { $0.utf8.count <= columns ? [String($0)] : broken($0) }
}

private let columns = 72

private func broken(_ line: Substring) -> [String] {
    var words = line.split(separator: " ", omittingEmptySubsequences: false).makeIterator()
    guard var current = words.next().map(String.init) else { return [""] }
    var lines: [String] = []
    var width = current.count
    while let word = words.next() {
        let length = word.count
        if width + 1 + length <= columns || current.allSatisfy({ $0 == " " }) {
            current += " " + word
            width += 1 + length
        } else {
            lines.append(current)
            (current, width) = (String(word), length)
        }
    }
    return lines + [current]
}
