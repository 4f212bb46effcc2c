/// The maximum length of a visitor's text in one field, checked before any other work on the text.
/// The number of octets is already known. Finding characters takes time, and one character may be
/// as long as a book.
package struct TextLimit: Sendable, Equatable {
    /// Octets of UTF-8.
    package let octets: Int
    /// Unicode scalars: a letter, and each separate accent, counts as one.
    package let scalars: Int

    package init(octets: Int, scalars: Int) {
        self.octets = octets
        self.scalars = scalars
    }

    package func admits(_ text: String) -> Bool {
        text.utf8.count <= octets && (text.utf8.count <= scalars || text.unicodeScalars.count <= scalars)
    }
}

/// The limits that fields choose from, with some space for white space that is removed later. A
/// limit in characters may be lower. docs/running.md lists the same numbers.
extension TextLimit {
    /// A code, a choice, and every other field that needs no more.
    package static let short = TextLimit(octets: 100, scalars: 50)
    /// The key of a step or of a division.
    package static let key = TextLimit(octets: 200, scalars: 100)
    package static let name = TextLimit(octets: 1_000, scalars: 400)
    package static let email = TextLimit(octets: 1_000, scalars: 500)
    package static let address = TextLimit(octets: 2_000, scalars: 1_000)
    package static let ownWords = TextLimit(octets: 60_000, scalars: 30_000)
}
