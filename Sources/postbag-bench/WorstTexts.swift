/// Texts that cause as much work as a text of their size can cause.
enum WorstText: String, CaseIterable, Sendable {
    case marks, stacks, family, flags, jamo, ligature, letters, bidi, brackets, quotes, spaces, lines, commas,
        digits

    /// Builds a text of at most `octets` octets of UTF-8, and nearly as many.
    func text(octets: Int) -> String {
        let (first, again) = pieces
        let times = max(0, octets - first.utf8.count) / again.utf8.count
        return String(first + String(repeating: again, count: times))
    }

    private var pieces: (first: String, again: String) {
        switch self {
        // `marks` puts all marks on one letter. `stacks` puts 31 marks on each of many letters.
        // Normalising has to change the order of the marks.
        case .marks: ("a", "\u{301}\u{323}")
        case .stacks: ("", "a" + String(repeating: "\u{301}\u{323}\u{304}", count: 10) + "\u{5B0}")
        // Many scalars that form one character: an endless family, flags, Hangul letters that join.
        case .family: ("\u{1F468}", "\u{200D}\u{1F469}")
        case .flags: ("", "\u{1F1EB}\u{1F1F7}")
        case .jamo: ("", "\u{1100}\u{1161}\u{11A8}")
        // One scalar that normalises to eighteen.
        case .ligature: ("", "\u{FDFA}")
        case .letters: ("", "Donaudampfschifffahrt")
        case .bidi: ("", "\u{202E}\u{2067}\u{200F}x")
        case .brackets: ("", "{{[(<{x,select,")
        case .quotes: ("", "'\"&<>")
        case .spaces: ("x", " \u{3000}")
        case .lines: ("", "a\r\n\r\n")
        case .commas: ("", "a;q=0.1,@.-=")
        case .digits: ("", "1٣")
        }
    }
}

extension String {
    /// The text as a form or a query encodes it.
    var formEncoded: String {
        let hex = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count * 3)
        for byte in utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: bytes.append(byte)
            case 0x20: bytes.append(0x2B)
            default: bytes += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The longest beginning of the text that takes at most `octets` octets in a form,
    /// approximately.
    func fitting(encoded octets: Int) -> String {
        let (size, whole) = (formEncoded.utf8.count, utf8.count)
        guard size > octets else { return self }
        var end = utf8.index(startIndex, offsetBy: whole * octets / size)
        while end > startIndex, unicodeScalars.index(before: unicodeScalars.index(after: end)) != end {
            utf8.formIndex(before: &end)
        }
        return String(self[..<end])
    }
}
