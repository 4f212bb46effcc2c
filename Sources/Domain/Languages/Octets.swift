import Foundation

/// Searches that compare octets of UTF-8.
/// Swift compares characters, and one character may be as long as the text.
extension String {
    /// Returns the first position of `wanted`. Never matches inside a scalar: UTF-8 excludes such
    /// matches.
    package func octets(of wanted: String) -> Range<Index>? {
        guard !wanted.isEmpty else { return nil }
        // glibc's strstr takes time proportional to the sum of both lengths, not to their product.
        // Our texts never contain U+0000.
        let found = withCString { text in
            wanted.withCString { wanted in strstr(text, wanted).map { UnsafePointer(text).distance(to: $0) } }
        }
        guard let found else { return nil }
        let start = utf8.index(startIndex, offsetBy: found)
        return start..<utf8.index(start, offsetBy: wanted.utf8.count)
    }

    package func holds(_ wanted: String) -> Bool { wanted.isEmpty || octets(of: wanted) != nil }

    /// The parts of the text between empty lines.
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

    /// The lines of the text, without empty lines.
    package var lines: [String] { utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) } }
}
