import Domain
package import Foundation

/// Forms that came from a browser whose session had ended. The page for signing in carries them
/// on, encrypted, so that nothing is stored for somebody who is not signed in.
package struct KeptForms: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    /// The largest form that is kept, in octets.
    package static let largest = 700 << 10

    /// Encrypts a form for the browser with this secret. Nil when the form is too large.
    package func seal(_ form: KeptForm, in browser: [UInt8]) -> String? {
        guard form.body.count <= Self.largest, form.path.utf8.count <= 1_000 else { return nil }
        let time = UInt64(max(0, services.environment.now().timeIntervalSince1970))
        let octets =
            Self.octets(of: time) + Self.octets(of: UInt64(bitPattern: form.account ?? 0))
            + Array(form.path.utf8) + [0] + form.body
        return services.key.seal(octets, context: "kept form \(browser.base64URL)").base64URL
    }

    /// Decrypts a form. Nil for another browser's, and an hour after it was typed.
    package func open(_ sealed: String, in browser: [UInt8]) -> KeptForm? {
        guard sealed.utf8.count <= (Self.largest + 1_100) * 4 / 3 + 100,
            let octets = [UInt8](base64URL: sealed, longest: sealed.utf8.count),
            let opened = services.key.open(octets, context: "kept form \(browser.base64URL)"),
            opened.count > 16, let end = opened[16...].firstIndex(of: 0)
        else { return nil }
        let typedAt = Date(timeIntervalSince1970: Double(Self.number(opened[..<8])))
        let account = Int64(bitPattern: Self.number(opened[8..<16]))
        guard services.environment.now().timeIntervalSince(typedAt) < SignInRules.keptForm else { return nil }
        return KeptForm(
            path: String(decoding: opened[16..<end], as: UTF8.self), body: Array(opened[(end + 1)...]),
            typedAt: typedAt, account: account == 0 ? nil : account)
    }

    private static func octets(of number: UInt64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian, Array.init)
    }

    private static func number(_ octets: ArraySlice<UInt8>) -> UInt64 {
        octets.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// A form as it came: its path and its encoded fields.
package struct KeptForm: Sendable, Equatable {
    package let path: String
    package let body: [UInt8]
    package let typedAt: Date
    /// The account that was signed in, and was asked for a new proof. Nil when nobody was.
    package let account: Int64?

    package init(path: String, body: [UInt8], typedAt: Date, account: Int64? = nil) {
        (self.path, self.body, self.typedAt, self.account) = (path, body, typedAt, account)
    }

    /// Whether the form may be sent on once this account has signed in. What only saves a text may
    /// be. Anything else, which the account may not even have seen, needs its own proof.
    package func mayGoOn(as account: Int64) -> Bool {
        self.account == account || path == "/desk/new"
            || path.wholeMatch(of: /\/desk\/[^\/]+\/(?:page|letters|targets|steps|dates|news)(?:\/[^\/]+)?/)
                != nil
    }
}
