import Foundation

/// What holds of addresses for electronic mail: RFC 5321 section 4.1.2 with RFC 6531's other scripts, without quoted names and address literals.
package enum EmailAddress {
    /// In octets (RFC 5321 section 4.5.3.1.3, without the brackets).
    package static let longest = 254

    package enum Flaw: Error, Sendable { case missing, incomplete, impossible }

    /// What is wrong with `address`, or nil. Incomplete: something is missing at its end, most often `.com`.
    package static func flaw(in address: String) -> Flaw? {
        guard !address.isEmpty else { return .missing }
        guard address.utf8.count <= longest else { return .impossible }
        let halves = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return .impossible }
        guard halves[0].allSatisfy(isLocal) else { return .impossible }
        guard halves.count == 2, !halves[1].isEmpty else { return .incomplete }
        let labels = halves[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard isLocalPart(halves[0]), labels.dropLast().allSatisfy(isLabel) else { return .impossible }
        guard labels.count > 1, labels.last?.isEmpty == false else { return isLabel(labels[0]) ? .incomplete : .impossible }
        return isLabel(labels[labels.count - 1]) && !labels[labels.count - 1].allSatisfy(isDigit) ? nil : .impossible
    }

    /// One spelling for addresses that reach the same person, for telling whether somebody wrote before; never for sending. Lower case and NFC, no
    /// `+tag`; at Gmail (by either of its names) dots do not count. Other providers' own rules are not guessed.
    package static func normalised(_ address: String) -> String {
        let lower = address.streamSafe.precomposedStringWithCanonicalMapping.lowercased()
        guard let at = lower.lastIndex(of: "@") else { return lower }
        var name = String(lower[..<at])
        var domain = String(lower[lower.index(after: at)...])
        if let plus = name.firstIndex(of: "+"), plus != name.startIndex { name = String(name[..<plus]) }
        if domain == "googlemail.com" { domain = "gmail.com" }
        if domain == "gmail.com" { name.removeAll { $0 == "." } }
        return "\(name)@\(domain)"
    }

    private static func isLocalPart(_ part: Substring.UTF8View) -> Bool {
        !part.isEmpty && part.count <= 64
            && part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        guard (1...63).contains(label.count), label.first != UInt8(ascii: "-"), label.last != UInt8(ascii: "-") else { return false }
        return label.allSatisfy { isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isLocal(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || atext.contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    /// ASCII letters, and all of what is not ASCII.
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x80 }
    private static let atext = Array(".!#$%&'*+-/=?^_`{|}~".utf8)
}
