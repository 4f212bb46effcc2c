import CGMime

/// The longest address that RFC 5321 section 4.5.3.1 allows. The local part has at most 64 octets,
/// the @ sign one and the domain 255.
private let longestAddress = 320

/// Returns `address` as SMTP transmits it. A domain outside ASCII is in its IDNA form; a local part
/// outside ASCII is unchanged (SMTPUTF8). Throws for quoted local parts: no mailbox needs one, and
/// many mail systems misread them.
func wireAddress(_ address: String, field: String) throws(UnwritableMail) -> String {
    guard address.utf8.count <= longestAddress, let at = address.lastIndex(of: "@") else {
        throw .address(field: field)
    }
    let local = address[..<at], domain = address[address.index(after: at)...]
    guard !local.isEmpty, !domain.isEmpty, isClean(local, besides: ""), isClean(domain, besides: "[]:") else {
        throw .address(field: field)
    }
    if domain.utf8.allSatisfy({ $0 < 0x80 }) { return address }
    return GMime.enter { internationalised(address) } ?? address
}

private func isClean(_ part: Substring, besides allowed: String) -> Bool {
    part.unicodeScalars.allSatisfy { scalar in
        guard scalar.isASCII else {
            return !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
        }
        return switch scalar {
        case "<", ">", "(", ")", "[", "]", ",", ";", ":", "@", "\\", "\"":
            allowed.unicodeScalars.contains(scalar)
        default: scalar.value > 0x20 && scalar.value != 0x7F
        }
    }
}

private func internationalised(_ address: String) -> String? {
    guard let mailbox = Owned(internet_address_mailbox_new(nil, address)) else { return nil }
    return borrowed(internet_address_mailbox_get_idn_addr(gmime_as_mailbox(mailbox.pointer)))
}
