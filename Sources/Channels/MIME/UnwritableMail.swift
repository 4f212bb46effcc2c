/// The reason why a mail cannot be written. Names the field, never its value.
package enum UnwritableMail: Error, Equatable, CustomStringConvertible {
    /// CR, LF, NUL or another control character, which could end the field and begin another.
    case controlCharacter(field: String)
    case fieldName
    case address(field: String)
    /// The type of an attachment is not a media type.
    case mediaType
    /// The key could not sign.
    case unsigned

    package var description: String {
        switch self {
        case .controlCharacter(let field): "This mail cannot be written: a control character in \(field)."
        case .fieldName: "This mail cannot be written: a field has an impossible name."
        case .mediaType: "This mail cannot be written: an attachment has an impossible type."
        case .unsigned: "This mail could not be signed."
        case .address(let field): "This mail cannot be written: an impossible address in \(field)."
        }
    }
}

/// Returns `text` for the value of a header field. Splits a text that would be read as an encoded
/// word, so that nobody can insert one. Throws for control characters.
func headerValue(_ text: String, field: String) throws(UnwritableMail) -> String {
    var text = text
    let (isClean, hasMark) = text.withUTF8 { octets in
        (!octets.contains { $0 < 0x20 || $0 == 0x7F }, octets.contains(UInt8(ascii: "?")))
    }
    guard isClean else { throw .controlCharacter(field: field) }
    return hasMark
        ? text.split(separator: "=?", omittingEmptySubsequences: false).joined(separator: "= ?") : text
}
