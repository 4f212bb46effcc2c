import Foundation

/// Searches that compare octets of UTF-8.
/// Swift compares characters, and one of those may be as long as the text.
extension String {
    /// Where `wanted` stands first; never within a scalar, since UTF-8 cannot be mistaken.
    package func octets(of wanted: String) -> Range<Index>? {
        guard !wanted.isEmpty else { return nil }
        // In glibc its time grows with both lengths added, not multiplied. No text of ours holds
        // U+0000.
        let found = withCString { text in
            wanted.withCString { wanted in strstr(text, wanted).map { UnsafePointer(text).distance(to: $0) } }
        }
        guard let found else { return nil }
        let start = utf8.index(startIndex, offsetBy: found)
        return start..<utf8.index(start, offsetBy: wanted.utf8.count)
    }

    package func holds(_ wanted: String) -> Bool { wanted.isEmpty || octets(of: wanted) != nil }

    /// What stands between empty lines.
    package var blocks: [String] {
        var blocks: [String] = []
        var block: [UInt8] = []
        var breaks = 0
        for byte in utf8 {
            if byte == 0x0A {
                breaks += 1
                continue
            }
            if breaks > 1, !block.isEmpty {
                blocks.append(String(decoding: block, as: UTF8.self))
                block = []
            } else if breaks > 0, !block.isEmpty {
                block.append(0x0A)
            }
            breaks = 0
            block.append(byte)
        }
        return block.isEmpty ? blocks : blocks + [String(decoding: block, as: UTF8.self)]
    }

    /// Its lines, empty ones left out.
    package var lines: [String] { utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) } }
}
