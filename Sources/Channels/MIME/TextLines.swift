/// The lines of a mail's text, broken at spaces to at most 72 columns where possible. A longer
/// word, such as a web address, stays whole on its own line. Every kind of line end counts as one.
///
/// Works on octets, and reads them once, because text is most of a mail.
struct TextLines {
    /// All lines, each with LF at the end; empty for an empty text.
    private(set) var octets: [UInt8] = []
    /// Whether RFC 2045's 7bit holds: ASCII without control characters, and lines of at most 998
    /// octets. No line begins with "From ". Mail programs take such a line for the start of the
    /// next mail, or change it to ">From ".
    private(set) var isPlain = true
    private static let columns = 72
    private static let from = Array("From ".utf8)

    init(_ text: String) {
        var text = text
        octets.reserveCapacity(text.utf8.count + text.utf8.count / 32 + 1)
        text.withUTF8 { bytes in
            var (start, index) = (0, 0)
            while index < bytes.count {
                let length = Self.lineEnd(bytes, at: index)
                if length > 0 { breakUp(UnsafeBufferPointer(rebasing: bytes[start..<index]), isLast: false) }
                index += max(1, length)
                if length > 0 { start = index }
            }
            if start < bytes.count { breakUp(UnsafeBufferPointer(rebasing: bytes[start...]), isLast: true) }
        }
    }

    /// Returns the length of the line end at `index`, in octets; 0 when there is none. Knows all
    /// line ends of Unicode.
    private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let octet = bytes[index]
        if octet > 0x0D, octet != 0xC2, octet != 0xE2 { return 0 }
        func next(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        return switch octet {
        case 0x0A, 0x0B, 0x0C: 1
        case 0x0D: next(1) == 0x0A ? 2 : 1
        case 0xC2: next(1) == 0x85 ? 2 : 0
        case 0xE2: next(1) == 0x80 && next(2) & 0xFE == 0xA8 ? 3 : 0
        default: 0
        }
    }

    /// Breaks a line. Counts one column for each code point.
    /// - Parameter isLast: whether nothing follows. A space left at the end of the last line then
    ///   makes no new line.
    private mutating func breakUp(_ line: UnsafeBufferPointer<UInt8>, isLast: Bool) {
        guard line.count > Self.columns else { return append(line[...]) }
        let space = UInt8(ascii: " ")
        var (start, end, width, position) = (0, 0, -1, 0)
        var hasWords = false
        while position <= line.count {
            let word = position
            var length = 0
            while position < line.count, line[position] != space {
                if line[position] & 0xC0 != 0x80 { length += 1 }
                position += 1
            }
            if width + 1 + length <= Self.columns || !hasWords {
                width += 1 + length
            } else {
                append(line[start..<end])
                (start, width, hasWords) = (word, length, false)
            }
            hasWords = hasWords || length > 0
            end = position
            position += 1
        }
        if start < end || !isLast { append(line[start..<end]) }
    }

    private mutating func append(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
        isPlain = isPlain && line.count <= 998 && line.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 }
        isPlain = isPlain && !line.starts(with: Self.from)
        octets.append(contentsOf: line)
        octets.append(UInt8(ascii: "\n"))
    }
}
