import Crypto
import Domain
import Foundation
import Storage

/// The installation's secret key, and the hashes (HMAC-SHA256) that are made with the key.
struct Key: Sendable {
    private let key: SymmetricKey
    /// An HMAC that has taken in the key and nothing else. Every hash begins with a copy.
    private let keyed: HMAC<SHA256>

    init(_ bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
        keyed = HMAC(key: key)
    }

    func hash(_ purpose: String, _ text: String) -> [UInt8] {
        var code = keyed
        code.update(data: Array("\(purpose)\0\(text)".utf8))
        return [UInt8](code.finalize())
    }

    func address(_ email: String) -> [UInt8] { hash("address", EmailAddress.normalised(email)) }

    /// The hash of the address as earlier versions of Postbag spelled the address. Nil when that
    /// spelling is the same.
    func formerAddress(_ email: String) -> [UInt8]? {
        EmailAddress.normalisedFormerly(email).map { hash("address", $0) }
    }

    /// The hash of a visitor's network, used to count how often that network writes.
    func network(_ address: String) -> [UInt8] { hash("network", address) }

    func person(_ draft: Draft) -> PersonHash {
        PersonHash(
            address: address(draft.email), name: hash("name", PersonName.normalised(draft.name)),
            postcode: hash("postcode", PostalCode.compared(draft.postcode, country: draft.country)))
    }

    /// The six digits that this mail contains, the same at every attempt to send the mail. The
    /// digits are computed with the key, so they are not stored.
    func digits(of mail: Int64) -> String {
        let number = hash("digits", String(mail)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return String(format: "%06d", Int(number % 1_000_000))
    }

    /// The hash of a code in the form that an earlier version of Postbag stored.
    func code(_ digits: String, of letter: Int64) -> [UInt8] { hash("code", "\(letter) \(digits)") }

    /// The secret that the pages of one letter contain in their hidden field `letter`. Only the
    /// browser with that cookie can use the secret. The secret reveals nothing about the confirm
    /// token.
    func page(of letter: Int64, browser: [UInt8]) -> [UInt8] {
        Array(hash("page", "\(letter) \(browser.base64URL)").prefix(16))
    }

    /// The hash of what somebody wrote. Nil for no words.
    func words(_ text: String) -> [UInt8]? { text.isEmpty ? nil : hash("words", text) }

    /// The secret of the link in an answer that is passed on, the same at every attempt.
    func answerSecret(of mail: Int64) -> [UInt8] { Array(hash("answer", String(mail)).prefix(16)) }

    /// The secret of the link by which an office chooses how it gets its letters. A link that went
    /// to another address opens nothing.
    func officeSecret(of letter: Int64, at address: String) -> [UInt8] {
        Array(hash("office", "\(letter) \(address.lowercased())").prefix(16))
    }

    /// The hash by which an account of the desk is found.
    func account(_ email: String) -> [UInt8] { hash("account", EmailAddress.normalised(email)) }

    /// The words that make their holder the owner of a site without an account.
    var firstRunSecret: SecretWords { SecretWords(hash("first run", "")) }

    /// The hash by which a recovery code of an account is found.
    func recovery(_ code: RecoveryCode, of account: Int64) -> [UInt8] {
        hash("recovery", "\(account) \(code.letters)")
    }

    /// Encrypts octets with AES-GCM, so that they can be opened only with the same context.
    func seal(_ octets: [UInt8], context: String) -> [UInt8] {
        guard let box = try? AES.GCM.seal(octets, using: sealingKey, authenticating: Data(context.utf8)),
            let combined = box.combined
        else { preconditionFailure("a key of 256 bits always encrypts") }
        return [UInt8](combined)
    }

    /// Decrypts what `seal` returned. Nil when anything was changed.
    func open(_ sealed: [UInt8], context: String) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let opened = try? AES.GCM.open(box, using: sealingKey, authenticating: Data(context.utf8))
        else { return nil }
        return [UInt8](opened)
    }

    private var sealingKey: SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Data("sealed".utf8), outputByteCount: 32)
    }

    /// The part of a return path and of a Message-ID that is hard to guess.
    func code(of reference: MailReference) -> String {
        // A letter's code has no word, because letters that are on their way have that code.
        let text = reference.kind == .letter ? "\(reference.id)" : "\(reference.kind.word) \(reference.id)"
        return hash("return", text).prefix(6).hexadecimal
    }
}

/// A token in a URL or a cookie: a row's id and 128 random bits. The row stores only the hash of
/// those bits.
package struct Token: Sendable, Equatable, CustomStringConvertible {
    package let id: Int64
    package let secret: [UInt8]

    package init(id: Int64, secret: [UInt8]) {
        self.id = id
        self.secret = secret
    }

    package init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let id = Int64(parts[0]), id > 0, let secret = [UInt8](base64URL: parts[1]),
            secret.count == 16
        else { return nil }
        self.init(id: id, secret: secret)
    }

    /// In octets: an id, a dot, 22 characters.
    private static let longest = 50

    /// Reads a token as it comes back from a mail. Undoes percent encoding, and ignores what a mail
    /// program put behind the token. Nil when the text contains no whole token.
    package init?(mailed text: String) {
        if let token = Self(text) { self = token; return }
        let parts = Self.parts(ofMailed: text)
        guard parts.secret.count == 22 else { return nil }
        self.init("\(parts.id).\(parts.secret)")
    }

    /// Whether the text is the beginning of a token whose end is lost.
    package static func isCut(_ text: String) -> Bool {
        let parts = parts(ofMailed: text)
        return parts.id.count > 12 && parts.secret.count < 22
    }

    private static func parts(ofMailed text: String) -> (id: Substring, secret: Substring) {
        let plain = (text.removingPercentEncoding ?? text).replacing("=2E", with: ".").drop(
            while: \.isWhitespace)
        let id = plain.prefix { $0.isASCII && $0.isNumber }
        let rest = plain.dropFirst(id.count)
        guard rest.first == "." else { return (id, "") }
        return (id, rest.dropFirst().prefix { base64URLCharacters.contains($0) }.prefix(22))
    }

    private static let base64URLCharacters = Set(base64URLAlphabet.map { Character(Unicode.Scalar($0)) })

    package var description: String { "\(id).\(secret.base64URL)" }
    package var hashed: [UInt8] { secret.sha256 }
}

extension [UInt8] {
    package var sha256: [UInt8] { [UInt8](SHA256.hash(data: self)) }

    /// The bytes in base64url without padding (RFC 4648 section 5).
    package var base64URL: String {
        String(unsafeUninitializedCapacity: (count + 2) / 3 * 4) { text in
            var length = 0
            for start in stride(from: 0, to: count, by: 3) {
                let group = self[start..<Swift.min(start + 3, count)]
                let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
                for sextet in 0...group.count {
                    text[length] = base64URLAlphabet[bits >> (18 - 6 * sextet) & 63]
                    length += 1
                }
            }
            return length
        }
    }

    /// Nil when the text is not base64url, or longer than `longest` octets.
    package init?(base64URL text: some StringProtocol, longest: Int = 100) {
        guard text.utf8.count <= longest else { return nil }
        let standard = String(text).replacing("-", with: "+").replacing("_", with: "/")
        guard
            let data = Data(
                base64Encoded: standard + String(repeating: "=", count: (4 - standard.count % 4) % 4))
        else { return nil }
        self = [UInt8](data)
    }
}

private let base64URLAlphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
