import Foundation
import Storage

/// The baseline for `bench intake`: durable rows in batches, as the database alone can write them
/// on this disk.
enum DurableRows {
    static func measure(_ options: BenchOptions) async throws -> Measured {
        let seconds = min(options.seconds, 2)
        if let database = options.database {
            return try await measure(
                PostgresEngine.open(PostgresAddress(parsing: database)), seconds: seconds)
        }
        return try await measure(in: options.folder, seconds: seconds)
    }

    /// Measures PostgreSQL with one pipeline for each batch, as letters are written.
    private static func measure(_ engine: PostgresEngine, seconds: Double) async throws -> Measured {
        try await engine.write {
            _ = try $0.run(
                "CREATE TABLE IF NOT EXISTS bench_plain (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, content BYTEA NOT NULL)"
            )
        }
        let row = WriteBatch([
            Statement("INSERT INTO bench_plain (content) VALUES ($1)", [UInt8](repeating: 120, count: 1_024))
        ])
        let batch = Array(repeating: row, count: 64)
        let clock = ContinuousClock()
        let start = clock.now
        var rows = 0
        while start.duration(to: clock.now) < .seconds(seconds) {
            try await engine.commit(batch)
            rows += batch.count
        }
        let took = start.duration(to: clock.now) / .seconds(1)
        try await engine.write { _ = try $0.run("DROP TABLE bench_plain") }
        try await engine.close()
        return Measured(perSecond: Double(rows) / took)
    }

    private static func measure(in folder: String, seconds: Double) async throws -> Measured {
        let place = URL(filePath: folder).appending(path: "postbag-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let baseline = try SQLiteBaseline(folder: place)
        let clock = ContinuousClock()
        let start = clock.now
        var rows = 0
        while start.duration(to: clock.now) < .seconds(seconds) {
            try baseline.commit(rows: 64, of: 1_024)
            rows += 64
        }
        let took = start.duration(to: clock.now) / .seconds(1)
        try baseline.close()
        try FileManager.default.removeItem(at: place)
        return Measured(perSecond: Double(rows) / took)
    }
}
