import ArgumentParser
import Foundation
import NIOCore
import Storage

/// The `postbag-bench intake` command. Measures letters posted to the form's own address. A letter
/// counts when it is on disk with every index, queued mail and count.
struct BenchIntake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake",
        abstract: "Durable letters a second; plain durable rows in batches beside them.")

    @OptionGroup var options: BenchOptions
    @Option(help: "The campaign's slug.") var slug = "calais"
    @Option(help: "The writing step.") var step = "write-minister"

    func run() async throws {
        try await MeasuredServer.with(options) { server in
            var report = BenchReport("intake")
            try await describe(server, &report)
            let before = try await server.address.written(slug)
            var taken = 0
            var (ours, rows): ([Measured], [Measured]) = ([], [])
            for run in 0...options.runs {
                // The first run only warms up the server.
                let first = 10_000_000 * run + Int(ProcessInfo.processInfo.processIdentifier)
                let (result, measured) = try await server.measure(options, seconds: run == 0 ? 1 : nil) {
                    [slug, step, address = server.address] in
                    SampleLetters(address, slug: slug, step: step, first: first)
                }
                taken += result.answered - result.wrong
                if run == 0 { continue }
                ours.append(measured)
                rows.append(try await DurableRows.measure(options))
            }
            report.rows = [
                .init(name: "letters", runs: ours),
                .init(name: "durable rows of 1 KB, 64 a commit", runs: rows),
            ]
            let counted = try await server.address.written(slug, reaching: before + taken) - before
            report.set("checked", "\(taken) letters answered with 303, \(counted) counted by tally.json")
            try options.show(report)
            guard report.isRight, counted == taken else { throw ExitCode.failure }
        }
    }

    private func describe(_ server: MeasuredServer, _ report: inout BenchReport) async throws {
        let size = SampleLetters(server.address, slug: slug, step: step, first: 1_000_000).bodySize
        report.set("letter", "a form of \(size) octets with own words, each by another person")
        report.set(
            "client",
            "\(options.connections) kept connections from one thread of its own process; status, place and cookie checked"
        )
        guard let data = server.data else { return report.set("server", "given by --url") }
        if options.database != nil { return try await describePostgres(&report, data) }
        let engine = try await SQLiteEngine.open(folder: data)
        for (name, value) in try await engine.settings().sorted(by: { $0.key < $1.key }) {
            report.set(name, name == "synchronous" ? "\(value) (2 is FULL)" : value)
        }
        try await engine.close()
        report.set("fdatasyncs a letter", try await SyncCount.describe(options, slug: slug, step: step))
    }

    private func describePostgres(_ report: inout BenchReport, _ data: URL) async throws {
        let engine = try await options.engine(data)
        for name in ["server_version", "fsync", "synchronous_commit", "wal_sync_method"] {
            let value = try await engine.read {
                try $0.row("SELECT current_setting($1) AS value", name)?.text("value")
            }
            report.set(name, value ?? "")
        }
        try await engine.close()
    }
}

extension ServerAddress {
    /// Reads from `tally.json` how many letters were written. Waits up to five seconds until the
    /// count reaches `expected`, because the count must follow within that time.
    func written(_ slug: String, reaching expected: Int? = nil, within seconds: Int = 5) async throws -> Int {
        struct Counts: Decodable { let letters: [String: Int] }
        for _ in 0..<(seconds * 10) {
            let answer = try await get("/\(slug)/tally.json")
            guard answer.status == 200 else {
                throw BenchError("/\(slug)/tally.json answers \(answer.status)")
            }
            let written =
                try JSONDecoder().decode(Counts.self, from: Data(answer.body.readableBytesView)).letters[
                    "written"] ?? 0
            if expected == nil || written >= expected ?? 0 { return written }
            try await Task.sleep(for: .milliseconds(100))
        }
        return try await written(slug)
    }
}
