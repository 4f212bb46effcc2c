import Crypto
package import Foundation

/// The header of a file in the format of age (C2SP age.md, version 1). It holds the file's key,
/// encrypted to each recipient.
package struct AgeHeader {
    private static let intro = "age-encryption.org/v1"
    /// A longer header is refused, in octets.
    package static let longest = 65_536

    /// Makes the header for a fresh key of a file.
    /// - Parameter random: returns as many unpredictable octets as the argument says.
    package static func make(
        for recipients: [AgeRecipient], key: AgeFileKey, random: (Int) -> [UInt8]
    ) throws -> [UInt8] {
        var text = intro + "\n"
        for recipient in recipients {
            let ephemeral = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: random(32))
            let share = [UInt8](ephemeral.publicKey.rawRepresentation)
            let wrapping = try wrappingKey(ephemeral, with: recipient.octets, share: share, recipient)
            let sealed = try ChaChaPoly.seal(key.octets, using: wrapping, nonce: zeroNonce)
            text += "-> X25519 \(unpadded(share))\n\(unpadded(sealed.ciphertext + sealed.tag))\n"
        }
        text += "---"
        return Array("\(text) \(unpadded(key.code(of: Array(text.utf8))))\n".utf8)
    }

    /// Returns the length of the header at the beginning of a file, and the file's key. Throws an
    /// `AgeError` when none of the keys opens it.
    package static func open(_ file: [UInt8], with identities: [AgeIdentity]) throws -> (
        length: Int, key: AgeFileKey
    ) {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while let end = file[start...].firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(file[start..<end])
            start = end + 1
            if lines.last?.starts(with: Array("--- ".utf8)) == true { break }
        }
        guard lines.first.map({ Array($0) }) == Array(intro.utf8), let last = lines.last,
            last.starts(with: Array("--- ".utf8))
        else { throw AgeError.damaged }
        let key = try fileKey(in: lines.dropFirst().dropLast(), identities)
        let covered = file[..<(last.startIndex + 3)]
        guard unpadded(key.code(of: Array(covered))) == String(decoding: last.dropFirst(4), as: UTF8.self)
        else { throw AgeError.damaged }
        return (start, key)
    }

    /// Tries each identity on each stanza for X25519. Stanzas of other kinds are not looked at.
    private static func fileKey(in lines: ArraySlice<ArraySlice<UInt8>>, _ identities: [AgeIdentity]) throws
        -> AgeFileKey
    {
        for (line, body) in zip(lines, lines.dropFirst()) {
            let words = String(decoding: line, as: UTF8.self).split(separator: " ")
            guard words.count == 3, words[0] == "->", words[1] == "X25519",
                let share = octets(unpadded: words[2]), share.count == 32,
                let sealed = octets(unpadded: String(decoding: body, as: UTF8.self)), sealed.count == 32
            else { continue }
            for identity in identities {
                guard
                    let wrapping = try? wrappingKey(
                        identity.key, with: share, share: share, identity.recipient),
                    let box = try? ChaChaPoly.SealedBox(
                        nonce: zeroNonce, ciphertext: sealed.prefix(16), tag: sealed.suffix(16)),
                    let key = try? ChaChaPoly.open(box, using: wrapping)
                else { continue }
                return AgeFileKey(octets: [UInt8](key))
            }
        }
        throw AgeError.otherKey
    }

    private static func wrappingKey(
        _ own: Curve25519.KeyAgreement.PrivateKey, with other: [UInt8], share: [UInt8],
        _ recipient: AgeRecipient
    ) throws -> SymmetricKey {
        let shared = try own.sharedSecretFromKeyAgreement(
            with: Curve25519.KeyAgreement.PublicKey(rawRepresentation: other))
        // An all-zero secret is a key that nobody may use (RFC 7748 section 6.1).
        guard shared.withUnsafeBytes({ $0.contains { $0 != 0 } }) else { throw AgeError.damaged }
        return shared.hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: share + recipient.octets,
            sharedInfo: Data("\(intro)/X25519".utf8), outputByteCount: 32)
    }

    private static var zeroNonce: ChaChaPoly.Nonce {
        get throws { try ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12)) }
    }

    private static func unpadded(_ octets: some Sequence<UInt8>) -> String {
        Data(octets).base64EncodedString().trimmingCharacters(in: ["="])
    }

    private static func octets(unpadded text: some StringProtocol) -> [UInt8]? {
        guard !text.contains("=") else { return nil }
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: text + padding).map { [UInt8]($0) }
    }
}

/// The key of one encrypted file: 16 octets.
package struct AgeFileKey: Sendable {
    let octets: [UInt8]

    package init(octets: [UInt8]) { self.octets = octets }

    /// Returns the code that proves that a header was not changed.
    func code(of header: [UInt8]) -> [UInt8] {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: octets), info: Data("header".utf8), outputByteCount: 32)
        return [UInt8](HMAC<SHA256>.authenticationCode(for: header, using: key))
    }
}

/// The content of an encrypted file, in pieces of 64 KiB. Each is bound to its place, and the last
/// one says that it is the last, so that nothing can be cut off.
package struct AgePayload {
    package static let piece = 65_536
    /// The octets by which an encrypted piece is longer.
    package static let overhead = 16
    package static let nonceLength = 16

    private let key: SymmetricKey
    private var counter: UInt64 = 0

    package init(_ key: AgeFileKey, nonce: [UInt8]) {
        self.key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: key.octets), salt: nonce, info: Data("payload".utf8),
            outputByteCount: 32)
    }

    package mutating func seal(_ piece: Data, isLast: Bool) throws -> Data {
        let sealed = try ChaChaPoly.seal(piece, using: key, nonce: nonce(isLast))
        return sealed.ciphertext + sealed.tag
    }

    /// Throws `AgeError.damaged` when the piece was changed, moved or cut off.
    package mutating func open(_ piece: Data, isLast: Bool) throws -> Data {
        let isFirst = counter == 0
        guard piece.count >= Self.overhead, piece.count > Self.overhead || isFirst,
            let box = try? ChaChaPoly.SealedBox(
                nonce: nonce(isLast), ciphertext: piece.dropLast(Self.overhead),
                tag: piece.suffix(Self.overhead)),
            let opened = try? ChaChaPoly.open(box, using: key)
        else { throw AgeError.damaged }
        return opened
    }

    /// Returns the nonce of the next piece: its number in 11 octets, and 1 for the last one.
    private mutating func nonce(_ isLast: Bool) throws -> ChaChaPoly.Nonce {
        let number = withUnsafeBytes(of: counter.bigEndian) { [UInt8]($0) }
        counter += 1
        return try ChaChaPoly.Nonce(data: [0, 0, 0] + number + [isLast ? 1 : 0])
    }
}
