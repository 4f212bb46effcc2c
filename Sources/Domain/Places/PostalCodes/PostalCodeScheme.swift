/// The postal codes of one country: how they are written, and which codes lie near each other. A
/// new country needs a type like `FrenchPostcodes`, and a line in `PostalCodeSchemes.all`.
package protocol PostalCodeScheme: Sendable {
    /// The ISO 3166-1 code, two letters.
    var country: String { get }
    /// The layout of an index of these codes.
    var layout: IndexLayout { get }
    /// Whether letters show the country's own spelling. Otherwise they show what the writer typed.
    var hasSpelling: Bool { get }
    /// Whether the form alone shows that a text is a code. Otherwise only a table can tell.
    var isKnownByForm: Bool { get }
    /// How many characters codes of one area have in common. Codes of one area are neighbours.
    var areaLength: Int { get }

    /// Reads a code.
    /// - Parameter bytes: upper-case letters and digits.
    func read(_ bytes: [UInt8]) -> PostalCode.Reading

    /// Returns the key of a plainly written code. Nil when only `read` can tell what the text is.
    /// Imports call this for each row of a table, so it must be fast.
    func key(ofCell bytes: ArraySlice<UInt8>) -> UInt64?

    /// Whether upper-case letters and digits have the form of a code and of nothing else.
    func looksLikeCode(_ bytes: ArraySlice<UInt8>) -> Bool

    /// Returns longer texts that the writer of an incomplete text may have meant.
    func completions(of bytes: [UInt8]) -> [[UInt8]]

    /// Returns the divisions near a code, nearest first. May name a division twice.
    func divisions(near code: PostalCode, in index: PlaceIndex) -> [String]

    /// Returns the divisions of the codes that begin with `part`, which `read` found incomplete.
    func divisions(startingWith part: String, in index: PlaceIndex) -> [String]

    /// Explains why an index lacks a code.
    /// - Parameter hasEnded: whether the code was in use earlier.
    func absence(of code: PostalCode, from index: PlaceIndex, hasEnded: Bool) -> PostalCodeAbsence

    /// Says in a sentence which parts of the country an index lacks. Nil when nothing can be said.
    func coverage(of index: PlaceIndex) -> String?
}

/// The reason why an index lacks a code, with the divisions near the code.
package struct PostalCodeAbsence: Sendable, Equatable {
    package var why: PlaceAnswer.Unknown.Why
    package var near: [String]

    package init(_ why: PlaceAnswer.Unknown.Why, near: [String]) {
        self.why = why
        self.near = near
    }
}

// What holds for most countries.
extension PostalCodeScheme {
    package var layout: IndexLayout { .sorted }
    package var hasSpelling: Bool { true }
    package var isKnownByForm: Bool { false }
    package var areaLength: Int { 3 }

    package func key(ofCell bytes: ArraySlice<UInt8>) -> UInt64? { nil }
    package func looksLikeCode(_ bytes: ArraySlice<UInt8>) -> Bool { false }
    package func completions(of bytes: [UInt8]) -> [[UInt8]] { [] }

    package func divisions(near code: PostalCode, in index: PlaceIndex) -> [String] {
        index.divisions(sharing: areaLength, of: code).sorted()
    }

    package func divisions(startingWith part: String, in index: PlaceIndex) -> [String] { [] }

    package func absence(of code: PostalCode, from index: PlaceIndex, hasEnded: Bool) -> PostalCodeAbsence {
        PostalCodeAbsence(.notInTable, near: divisions(near: code, in: index))
    }

    package func coverage(of index: PlaceIndex) -> String? { nil }
}
