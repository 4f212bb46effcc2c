import Actions
import ArgumentParser
import Domain
import Foundation
import Storage

/// The `postbag-bench places` command. Measures building and reading an index of postcodes. A
/// sorted array and SQLite are the baselines.
struct BenchPlaces: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "places",
        abstract: "Measure building an index of postcodes, its size, and a million look-ups.")

    @Argument(
        help:
            "A table of British postcodes; without one, gb-postcodes-2024.csv.xz in the folder POSTBAG_REAL, else invented ones."
    ) var file: String?
    @Option(help: "How many look-ups; half of them are of codes that are not there.") var queries = 1_000_000
    @Flag(help: "Print JSON instead of a table.") var json = false

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "postbag-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            let report = try await measure(folder)
            print(try json ? report.json : report.table)
            try FileManager.default.removeItem(at: folder)
            if report.rows.contains(where: { $0.wrong > 0 }) { throw ExitCode.failure }
        } catch let error where !(error is ExitCode) {
            try FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    private func measure(_ folder: URL) async throws -> PlacesReport {
        let table = try source(folder)
        let built = try await build(table.path)
        let pairs = try PostcodePairs(table.path)
        let sample = pairs.sample(queries)
        let index = folder.appending(path: "codes.index")
        try Data(built.bytes).write(to: index)
        var report = PlacesReport(
            source: table.name, codes: pairs.keys.count, buildSeconds: built.seconds,
            indexBytes: built.bytes.count)
        try measureIndex(index, sample, &report)
        report.rows.append(measureArray(pairs, sample))
        report.rows.append(try await measureSQLite(pairs, sample, folder))
        return report
    }

    private func source(_ folder: URL) throws -> (path: String, name: String) {
        if let file { return (file, file) }
        if let real = ProcessInfo.processInfo.environment["POSTBAG_REAL"] {
            return ("\(real)/gb-postcodes-2024.csv.xz", "gb-postcodes-2024.csv.xz")
        }
        let path = folder.appending(path: "invented.csv")
        try PostcodePairs.invented.write(to: path)
        return (path.path, "invented postcodes (POSTBAG_REAL is not set)")
    }

    private func build(_ path: String) async throws -> (bytes: [UInt8], seconds: Double) {
        let start = ContinuousClock.now
        var options = PlaceOptions(today: Day(Date()))
        (options.source, options.licence, options.date) = (path, "none", options.today)
        options.legislature = "uk-house-of-commons"
        let place = try await readPlaces([path], options, known: { _ in nil })
        return (place.codes ?? [], start.duration(to: .now).seconds)
    }

    private func measureIndex(_ file: URL, _ sample: PostcodeSample, _ report: inout PlacesReport) throws {
        let before = residentKilobytes()
        guard let memory = IndexBytes(mapping: file) else {
            throw ValidationError("the index cannot be mapped")
        }
        let opening = ContinuousClock.now
        let index = try PlaceIndex(memory)
        report.openMilliseconds = opening.duration(to: .now).seconds * 1_000
        report.rows.append(
            sample.measure("index", octets: report.indexBytes) { code in
                GBCode.key(code).flatMap { index.set(of: UInt64($0)) }.map { index.divisions[Int($0)] }
            })
        report.residentKilobytes = residentKilobytes() - before
    }

    private func measureArray(_ pairs: PostcodePairs, _ sample: PostcodeSample) -> PlacesReport.Row {
        let order = pairs.keys.indices.sorted { pairs.keys[$0] < pairs.keys[$1] }
        let keys = order.map { pairs.keys[$0] }, seats = order.map { pairs.seats[$0] }
        return sample.measure("sorted array", octets: keys.count * 6) { code in
            guard let key = GBCode.key(code) else { return nil }
            var (low, high) = (0, keys.count)
            while low < high {
                let middle = (low + high) / 2
                if keys[middle] < key { low = middle + 1 } else { high = middle }
            }
            return low < keys.count && keys[low] == key ? pairs.names[Int(seats[low])] : nil
        }
    }

    private func measureSQLite(_ pairs: PostcodePairs, _ sample: PostcodeSample, _ folder: URL) async throws
        -> PlacesReport.Row
    {
        let engine = try await SQLiteEngine.open(folder: folder)
        try await engine.write { connection in
            try connection.run(
                "CREATE TABLE code (key INTEGER NOT NULL PRIMARY KEY, division TEXT NOT NULL) STRICT")
            for (key, seat) in zip(pairs.keys, pairs.seats) {
                try connection.run(
                    "INSERT INTO code (key, division) VALUES ($1, $2)", Int64(key), pairs.names[Int(seat)])
            }
        }
        let row = try await engine.read { connection in
            let octets =
                try connection.row(
                    "SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size")?.int(
                    "size") ?? 0
            return sample.measure("SQLite", octets: Int(octets)) { code in
                GBCode.key(code).flatMap {
                    try? connection.row("SELECT division FROM code WHERE key = $1", Int64($0))?.text(
                        "division")
                }
            }
        }
        try await engine.close()
        return row
    }

    private func residentKilobytes() -> Int {
        let status =
            FileManager.default.contents(atPath: "/proc/self/status").map {
                String(decoding: $0, as: UTF8.self)
            } ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("RssFile:") } ?? ""
        return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
