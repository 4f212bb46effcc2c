/// The address that our mail is sent from. Message ids use its domain, and return paths too, unless
/// one fixed address is set.
package struct SenderIdentity: Sendable, Equatable {
    package let address: String
    package let returnPath: ReturnPathForm
    package let domain: String
    let localPart: String

    package init(address: String, returnPath: ReturnPathForm = .verp) {
        (self.address, self.returnPath) = (address, returnPath)
        let parts = address.split(separator: "@")
        domain = parts.last.map(String.init) ?? "localhost"
        localPart = parts.first.map(String.init) ?? ""
    }

    /// The same sender with another form of return path.
    package func with(_ form: ReturnPathForm) -> SenderIdentity {
        SenderIdentity(address: address, returnPath: form)
    }

    /// Whether a subaddress of the sending mailbox is short enough for every mail server.
    package var hasRoomForSubaddress: Bool { localPart.utf8.count <= ReturnPathForm.longestLocalPart }
}

/// The form of the address to which a mail comes back.
package enum ReturnPathForm: Sendable, Equatable, CustomStringConvertible {
    /// An address for each mail at the sender's domain: `bounce-7-0a1b2c3d4e5f@example.org`.
    case verp
    /// A subaddress of the sending mailbox (RFC 5233): `letters+bounce-7-0a1b2c3d4e5f@example.org`.
    case subaddress
    /// The same address for all mails. A bounce then names its mail by the Message-ID.
    case fixed(String)

    /// As `POSTBAG_RETURN_PATH` spells it.
    package var description: String {
        switch self {
        case .verp: "verp"
        case .subaddress: "subaddress"
        case .fixed(let address): address
        }
    }

    /// The longest local part of a sender that leaves room for a subaddress, in octets. RFC 5321
    /// section 4.5.3.1.1 allows 64, of which `+bounce-`, 19 digits, a hyphen and the code need 40.
    package static let longestLocalPart = 24
}
