import Foundation

@testable import Storage

/// Every test body runs on each engine that there is.
enum EngineKind: String, CaseIterable, Sendable {
    case sqlite

    func withDatabase<T>(_ body: (Database) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "postbag-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let engine = try await SQLiteEngine.open(folder: folder)
        let result = try await body(Database(engine))
        try await engine.close()
        return result
    }
}
