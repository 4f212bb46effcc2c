/// A letter with the data that only the server may know.
package struct StoredLetter: Sendable {
    package var letter: Letter
    /// Hash of the secret of the browser that wrote the letter.
    package var browser: [UInt8]
    /// Whether the browser had proved this address before.
    package var proved: Bool
    /// Keyed hash of six digits that an earlier version mailed.
    package var code: [UInt8]?
    package var codeAttempts: Int
    package var erased: Bool

    package init(
        letter: Letter, browser: [UInt8], proved: Bool, code: [UInt8]? = nil, codeAttempts: Int = 0,
        erased: Bool = false
    ) {
        self.letter = letter
        self.browser = browser
        self.proved = proved
        self.code = code
        self.codeAttempts = codeAttempts
        self.erased = erased
    }
}
