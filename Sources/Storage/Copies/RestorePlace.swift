package import Foundation

/// An empty place for the data of a backup. Until `finish` no program takes it for its data.
package protocol RestorePlace: Sendable {
    /// The kind of copies that fit.
    var kind: CopyKind { get }
    /// Throws an `EngineError` unless the place is empty.
    func checkEmpty() async throws
    /// Puts a copy into the place, and brings its schema up to date. Returns the version that the
    /// copy has. Leaves nothing when it throws.
    func open(_ copy: URL) async throws -> (engine: any Engine, schema: Int)
    /// Closes the engine, and makes the place one of Postbag's data.
    func finish(_ engine: any Engine) async throws
    /// Closes the engine, and leaves the place empty.
    func abandon(_ engine: any Engine) async throws
}
