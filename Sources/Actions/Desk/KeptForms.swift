import Domain
package import Foundation

/// Forms that came from a browser whose session had ended. The page for signing in carries them
/// on, encrypted, so that nothing is stored for somebody who is not signed in.
package struct KeptForms: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    /// The largest form that is kept, in octets.
    package static let largest = 128 << 10

    /// Encrypts a form for the browser with this secret. Nil when the form is too large.
    package func seal(_ form: KeptForm, in browser: [UInt8]) -> String? {
        guard form.body.count <= Self.largest, form.path.utf8.count <= 1_000 else { return nil }
        let time = UInt64(max(0, services.environment.now().timeIntervalSince1970))
        let octets = withUnsafeBytes(of: time.bigEndian, Array.init) + Array(form.path.utf8) + [0] + form.body
        return services.key.seal(octets, context: "kept form \(browser.base64URL)").base64URL
    }

    /// Decrypts a form. Nil for another browser's, and an hour after it was typed.
    package func open(_ sealed: String, in browser: [UInt8]) -> KeptForm? {
        guard sealed.utf8.count <= (Self.largest + 1_100) * 4 / 3 + 100,
            let octets = [UInt8](base64URL: sealed, longest: sealed.utf8.count),
            let opened = services.key.open(octets, context: "kept form \(browser.base64URL)"),
            opened.count > 8, let end = opened[8...].firstIndex(of: 0)
        else { return nil }
        let typedAt = Date(
            timeIntervalSince1970: Double(opened[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }))
        guard services.environment.now().timeIntervalSince(typedAt) < SignInRules.keptForm else { return nil }
        return KeptForm(
            path: String(decoding: opened[8..<end], as: UTF8.self), body: Array(opened[(end + 1)...]),
            typedAt: typedAt)
    }
}

/// A form as it came: its path and its encoded fields.
package struct KeptForm: Sendable, Equatable {
    package let path: String
    package let body: [UInt8]
    package let typedAt: Date

    package init(path: String, body: [UInt8], typedAt: Date) {
        (self.path, self.body, self.typedAt) = (path, body, typedAt)
    }
}
