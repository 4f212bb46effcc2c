import Foundation
import Storage

/// The yardstick of intake: durable rows in batches, as SQLite alone can write them on this disk.
enum DurableRows {
    static func measure(in folder: String, seconds: Double) async throws -> Measured {
        let place = URL(filePath: folder).appending(path: "postbag-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let yardstick = try SQLiteYardstick(folder: place)
        let clock = ContinuousClock()
        let start = clock.now
        var rows = 0
        while start.duration(to: clock.now) < .seconds(seconds) {
            try yardstick.commit(rows: 64, of: 1_024)
            rows += 64
        }
        let took = start.duration(to: clock.now) / .seconds(1)
        try yardstick.close()
        try FileManager.default.removeItem(at: place)
        return Measured(perSecond: Double(rows) / took)
    }
}
