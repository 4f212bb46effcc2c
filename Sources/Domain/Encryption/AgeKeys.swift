import Crypto
import Foundation

/// A public key of age (X25519), to which files are encrypted: `age1…`.
package struct AgeRecipient: Sendable, Equatable {
    let octets: [UInt8]

    init(octets: [UInt8]) { self.octets = octets }

    /// Nil when the text is no such key.
    package init?(_ text: String) {
        guard let octets = Bech32.decode(text, prefix: "age"), octets.count == 32 else { return nil }
        self.init(octets: octets)
    }
}

/// A secret key of age (X25519), as `age-keygen` makes it: `AGE-SECRET-KEY-1…`.
package struct AgeIdentity: Sendable {
    let key: Curve25519.KeyAgreement.PrivateKey

    /// Nil when the text is no such key.
    package init?(_ text: String) {
        guard let octets = Bech32.decode(text, prefix: "age-secret-key-"),
            let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: octets)
        else { return nil }
        self.key = key
    }

    var recipient: AgeRecipient { AgeRecipient(octets: [UInt8](key.publicKey.rawRepresentation)) }

    /// Reads a file of keys: one a line, with empty lines and comments (`#`) between. Nil when a
    /// line is no key, or no line is one.
    package static func all(in text: String) -> [AgeIdentity]? {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty && !$0.hasPrefix("#") }
        let keys = lines.compactMap { AgeIdentity($0) }
        return keys.isEmpty || keys.count < lines.count ? nil : keys
    }
}

/// Why a file cannot be decrypted.
package enum AgeError: Error, Equatable, CustomStringConvertible {
    /// The file is encrypted to other keys, or with a passphrase.
    case otherKey
    case damaged

    package var description: String {
        switch self {
        case .otherKey: "it is not encrypted to this key"
        case .damaged: "it is damaged or cut off"
        }
    }
}
