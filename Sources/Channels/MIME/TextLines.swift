/// The lines of a mail's text, broken at spaces so that they keep to 72 columns where they can. A word that is longer, such as an address on the
/// web, stays whole on a line of its own. Every kind of line end counts as one.
func textLines(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var lines: [String] = []
    var (start, index) = (0, 0)
    while index < bytes.count {
        let length = lineEnd(bytes, at: index)
        if length > 0 { lines += broken(bytes[start..<index]) }
        index += max(1, length)
        if length > 0 { start = index }
    }
    return lines + broken(bytes[start...])
}

/// How many bytes of a line end stand there: of any of those that Unicode knows; 0 for none.
private func lineEnd(_ bytes: [UInt8], at index: Int) -> Int {
    func next(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
    return switch bytes[index] {
    case 0x0A, 0x0B, 0x0C: 1
    case 0x0D: next(1) == 0x0A ? 2 : 1
    case 0xC2: next(1) == 0x85 ? 2 : 0
    case 0xE2: next(1) == 0x80 && next(2) & 0xFE == 0xA8 ? 3 : 0
    default: 0
    }
}

private let columns = 72

/// Counts a column for each code point, and works on bytes: text is most of a mail.
private func broken(_ line: ArraySlice<UInt8>) -> [String] {
    guard line.count > columns else { return [String(decoding: line, as: UTF8.self)] }
    let space = UInt8(ascii: " ")
    var lines: [String] = []
    var (start, end, width, position) = (line.startIndex, line.startIndex, -1, line.startIndex)
    var hasWords = false
    while position <= line.endIndex {
        let word = position
        while position < line.endIndex, line[position] != space { position += 1 }
        let length = line[word..<position].count { $0 & 0xC0 != 0x80 }
        if width + 1 + length <= columns || !hasWords {
            width += 1 + length
        } else {
            lines.append(String(decoding: line[start..<end], as: UTF8.self))
            (start, width, hasWords) = (word, length, false)
        }
        hasWords = hasWords || length > 0
        end = position
        position += 1
    }
    return lines + [String(decoding: line[start..<end], as: UTF8.self)]
}
