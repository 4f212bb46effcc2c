package import Foundation

/// Default implementations for an engine with a database server (PostgreSQL), which looks after its
/// own files.
extension Engine {
    package func checkpoint() async throws {}

    package func faults() async throws -> [String] { [] }
}

extension Engine {
    /// Removes the copies of earlier schemas that were made before `date`.
    package func removeCopies(before date: Date) throws { try copies?.prune(before: date) }

    /// Throws `NewerSchema` where a newer program has changed the schema since this one started.
    package func checkSchema() async throws {
        let copies = copies
        _ = try await read { try Schema.version($0, copies) }
    }

    /// Returns the version of the schema, also while a backup is restored.
    package func schemaVersion() async throws -> Int {
        try await read { try Schema.version($0, nil, restoring: true) }
    }
}
