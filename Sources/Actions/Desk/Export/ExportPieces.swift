/// A file that is made piece by piece, while it is sent.
package protocol ExportPieces: Sendable {
    /// Returns the next piece. Nil at the end of the file.
    mutating func next() async throws -> [UInt8]?
}
