/// How much one digest holds. Of more letters several mails are made.
package enum DigestRules {
    package static let letters = 200
    /// Octets of own words together.
    package static let ownWords = 1 << 20
}
