import CICU

/// Host names of the Internet, in one spelling (UTS 46, non-transitional).
package enum DomainName {
    /// Returns the name in the network's spelling: A-labels in lower case. Nil when no host can
    /// have this name.
    package static func ascii(_ name: String) -> String? {
        let plain = name.utf8.allSatisfy { $0 < 0x80 } && !name.lowercased().contains("xn--")
        let ascii = plain ? name.lowercased() : converted(name, by: postbag_domain_to_ascii)
        guard let ascii, ascii.utf8.count <= 253 else { return nil }
        let labels = ascii.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.allSatisfy(isLabel) ? ascii : nil
    }

    /// Returns the name in its own script. Returns the name unchanged when it cannot be converted.
    package static func readable(_ name: String) -> String {
        name.contains("xn--") ? converted(name, by: postbag_domain_to_unicode) ?? name : name
    }

    /// Whether a label consists of letters, digits and hyphens (RFC 5890 section 2.3.1).
    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard (1...63).contains(label.count), label.first != hyphen, label.last != hyphen else {
            return false
        }
        return label.allSatisfy { isDigit($0) || (0x61...0x7A).contains($0) || $0 == hyphen }
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func converted(
        _ name: String, by convert: (UnsafePointer<CChar>?, UnsafeMutablePointer<CChar>?, Int32) -> Int32
    ) -> String? {
        guard !name.utf8.contains(0) else { return nil }
        var result = [CChar](repeating: 0, count: 1_024)
        let length = convert(name, &result, Int32(result.count))
        return length > 0
            ? String(decoding: result.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
    }
}
