import ArgumentParser
import Foundation
import Storage

/// The options that every benchmark takes.
struct BenchOptions: ParsableArguments {
    @Option(
        help:
            "Measure this server (http://127.0.0.1:8080) instead of starting one; it must hold the campaign.")
    var url: String?

    @Option(help: "The process whose CPU time is counted, with --url.")
    var pid: Int32?

    @Option(help: "How often to measure; medians are shown.")
    var runs = 5

    @Option(help: "Seconds that one measurement takes.")
    var seconds = 5.0

    @Option(help: "Connections, each with one request under way.")
    var connections = 64

    @Option(help: "The campaign folder that is imported.")
    var campaign = "Campaigns/calais"

    @Option(help: "Where the temporary data folder is made: choose the disk that you mean to measure.")
    var folder = FileManager.default.temporaryDirectory.path

    @Option(
        help:
            "Measure on PostgreSQL: an empty database of its own, postgres://…; its processes' CPU time counts too."
    )
    var database: String?

    @Flag(help: "Print JSON instead of a table.")
    var json = false

    func validate() throws {
        guard runs > 0, seconds > 0, connections > 0 else {
            throw ValidationError("runs, seconds and connections are greater than nothing")
        }
    }

    /// The environment variables for a server that the benchmark starts, in addition to the flags.
    var environment: [String: String] { database.map { ["POSTBAG_DATABASE": $0] } ?? [:] }

    /// Opens the database that the server uses.
    func engine(_ data: URL) async throws -> any Engine {
        if let database {
            return try await PostgresEngine.open(PostgresAddress(parsing: database), connections: 2)
        }
        return try await SQLiteEngine.open(folder: data)
    }

    func show(_ report: BenchReport) throws { print(try json ? report.json : report.table) }
}
