extension Markdown {
    /// The most quotes and lists that may stand inside each other. Each level costs time on every
    /// line.
    private static let deepest = 100

    /// Returns the text with at most so many signs of quotes and lists at the beginning of a line.
    /// Lines stay where they are.
    static func withoutDeepNesting(_ source: String) -> String {
        guard source.utf8.count > deepest else { return source }
        var (text, isShorter) = ([UInt8](), false)
        text.reserveCapacity(source.utf8.count)
        for (number, line) in source.utf8.split(separator: 10, omittingEmptySubsequences: false).enumerated()
        {
            if number > 0 { text.append(10) }
            let (kept, rest) = opening(line)
            isShorter = isShorter || kept.endIndex != rest.startIndex
            text += kept
            text += rest
        }
        return isShorter ? String(decoding: text, as: UTF8.self) : source
    }

    /// Divides a line into the signs that are kept, and what stands behind all of its signs.
    private static func opening(_ line: Substring.UTF8View) -> (
        kept: Substring.UTF8View, rest: Substring.UTF8View
    ) {
        var (index, end, signs) = (line.startIndex, line.startIndex, 0)
        while index < line.endIndex {
            switch line[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
                UInt8(ascii: "."), UInt8(ascii: ")"):
                signs += 1
            default: return (line[..<end], line[(signs > deepest ? index : end)...])
            }
            index = line.index(after: index)
            if signs <= deepest { end = index }
        }
        return (line[..<end], line[(signs > deepest ? index : end)...])
    }
}
