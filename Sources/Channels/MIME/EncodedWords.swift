import Foundation

/// Joins neighbouring encoded words (RFC 2047 section 6.2) in base64 of one charset. GMime decodes
/// such words as one text and stops at the first word's padding. The rest of a subject or of a name
/// would be lost.
func joiningEncodedWords(_ octets: [UInt8]) -> [UInt8] {
    let end = endOfHead(octets)
    guard let head = String(validating: octets[..<end], as: UTF8.self), head.contains("=?") else {
        return octets
    }
    return Array(joined(head).utf8) + octets[end...]
}

private struct EncodedWord {
    let charset: Substring
    var octets: Data

    var text: String { "=?\(charset)?B?\(octets.base64EncodedString())?=" }
}

private func joined(_ head: String) -> String {
    // Matches by Unicode scalars: as a character, the line end (CR LF) between two words is one
    // unit.
    let word = #/=\?([^?\s]+)\?[bB]\?([A-Za-z0-9+/=]+)\?=/#.matchingSemantics(.unicodeScalar)
    var text = "", rest = head.startIndex, last: EncodedWord?
    for match in head.matches(of: word) {
        guard let octets = Data(base64Encoded: String(match.2)) else { continue }
        let gap = head[rest..<match.range.lowerBound]
        if let before = last, gap.allSatisfy(\.isWhitespace),
            before.charset.lowercased() == match.1.lowercased()
        {
            last?.octets += octets
        } else {
            text += (last?.text ?? "") + gap
            last = EncodedWord(charset: match.1, octets: octets)
        }
        rest = match.range.upperBound
    }
    return text + (last?.text ?? "") + head[rest...]
}

/// Returns the index of the first empty line.
private func endOfHead(_ octets: [UInt8]) -> Int {
    var isEmpty = true
    for (index, octet) in octets.enumerated() {
        if octet == UInt8(ascii: "\n") {
            if isEmpty { return index }
            isEmpty = true
        } else if octet != UInt8(ascii: "\r") {
            isEmpty = false
        }
    }
    return octets.count
}
