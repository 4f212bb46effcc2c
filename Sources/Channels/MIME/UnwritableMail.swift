/// Why a mail cannot be written down. Says which field, never what stands in it.
package enum UnwritableMail: Error, Equatable, CustomStringConvertible {
    /// CR, LF, NUL or another control character, where it could end the field and begin another.
    case controlCharacter(field: String)
    case fieldName
    case address(field: String)

    package var description: String {
        switch self {
        case .controlCharacter(let field): "This mail cannot be written: a control character in \(field)."
        case .fieldName: "This mail cannot be written: a field has an impossible name."
        case .address(let field): "This mail cannot be written: an impossible address in \(field)."
        }
    }
}

/// `text` if it is fit for the value of a header field. What would read as an encoded word already
/// is taken apart, so that nobody can smuggle one in.
func headerValue(_ text: String, field: String) throws(UnwritableMail) -> String {
    guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
        throw .controlCharacter(field: field)
    }
    return text.utf8.contains(UInt8(ascii: "?"))
        ? text.split(separator: "=?", omittingEmptySubsequences: false).joined(separator: "= ?") : text
}
