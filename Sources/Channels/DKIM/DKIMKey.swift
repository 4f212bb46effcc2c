import Crypto
import CryptoExtras
import Foundation

/// A key that signs our mails: RSA (RFC 6376) or Ed25519 (RFC 8463).
package struct DKIMKey: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case rsa, ed25519
    }

    private enum Secret: Sendable {
        case rsa(_RSA.Signing.PrivateKey)
        case ed25519(Curve25519.Signing.PrivateKey)
    }

    private let secret: Secret

    /// The error in the text of a key. Never quotes the text.
    package enum ParseError: Error, Equatable, CustomStringConvertible {
        case noKey, unknownKind

        package var description: String {
            switch self {
            case .noKey:
                "it holds no private key in PEM form, which begins with -----BEGIN PRIVATE KEY-----"
            case .unknownKind: "its key is neither RSA with at least 2048 bits nor Ed25519"
            }
        }
    }

    /// Makes a new key. RSA has 2048 bits: the record of a longer one fits into few zones.
    package init(new kind: Kind) throws {
        switch kind {
        case .rsa: secret = .rsa(try _RSA.Signing.PrivateKey(keySize: .bits2048))
        case .ed25519: secret = .ed25519(Curve25519.Signing.PrivateKey())
        }
    }

    /// Reads a key in PEM form: PKCS #8, or PKCS #1 for RSA. That is what `openssl genpkey` writes.
    package init(parsing pem: String) throws(ParseError) {
        let lines = pem.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        guard let first = lines.firstIndex(where: { $0.hasPrefix("-----BEGIN") }),
            let last = lines[first...].firstIndex(where: { $0.hasPrefix("-----END") }),
            lines[first].hasSuffix("PRIVATE KEY-----"),
            let der = Data(base64Encoded: lines[(first + 1)..<last].joined())
        else { throw .noKey }
        if der.starts(with: Self.ed25519Prefix), der.count == Self.ed25519Prefix.count + 32,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: der.suffix(32))
        {
            secret = .ed25519(key)
        } else if let key = try? _RSA.Signing.PrivateKey(derRepresentation: der) {
            secret = .rsa(key)
        } else {
            throw .unknownKind
        }
    }

    /// What stands before the 32 octets of an Ed25519 key in PKCS #8 (RFC 8410 section 7).
    private static let ed25519Prefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]

    package var kind: Kind {
        switch secret {
        case .rsa: .rsa
        case .ed25519: .ed25519
        }
    }

    /// The key in PEM form (PKCS #8), to be kept secret.
    package var pem: String {
        switch secret {
        case .rsa(let key): return key.pkcs8PEMRepresentation + "\n"
        case .ed25519(let key):
            let der = Data(Self.ed25519Prefix) + key.rawRepresentation
            return "-----BEGIN PRIVATE KEY-----\n\(der.base64EncodedString())\n-----END PRIVATE KEY-----\n"
        }
    }

    /// The public key, as it stands after `p=` in the zone.
    package var publicKey: String {
        switch secret {
        case .rsa(let key): key.publicKey.derRepresentation.base64EncodedString()
        case .ed25519(let key): key.publicKey.rawRepresentation.base64EncodedString()
        }
    }

    /// The record for the zone (RFC 6376 section 3.6.1).
    package var record: String { "v=DKIM1; k=\(kind.rawValue); p=\(publicKey)" }

    /// Signs the SHA-256 hash of `octets`.
    func signature(of octets: [UInt8]) throws -> [UInt8] {
        let hash = SHA256.hash(data: octets)
        switch secret {
        case .rsa(let key):
            return Array(try key.signature(for: hash, padding: .insecurePKCS1v1_5).rawRepresentation)
        case .ed25519(let key): return Array(try key.signature(for: Data(hash)))
        }
    }
}
