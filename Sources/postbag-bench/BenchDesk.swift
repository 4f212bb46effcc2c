import ArgumentParser
import Foundation
import NIOCore
import Storage

/// The `postbag-bench desk` command. Measures the pages of the desk, an export of all letters, and
/// writing letters beside that export.
struct BenchDesk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk",
        abstract: "The desk's pages and an export with millions of letters, and intake beside the export.")

    @OptionGroup var options: BenchOptions
    @Option(help: "How many letters lie there.") var stored = 10_000_000

    private static let pages = [
        "/desk", "/desk/calais", "/desk/calais/deliveries", "/desk/calais/words", "/desk/calais/news",
        "/desk/calais/export", "/desk/calais/switches", "/desk/calais/history", "/desk/calais/page/fr",
        "/desk/calais/letters/minister", "/desk/calais/try", "/desk/people", "/desk/history",
        "/desk/switches",
    ]

    func run() async throws {
        try await MeasuredServer.with(options, prepare: fill) { server in
            guard let data = server.data, let pid = server.pid else {
                throw BenchError("the desk is measured on a server of its own")
            }
            var report = BenchReport("desk")
            report.set("letters", "\(stored), of which seven of ten are confirmed")
            // The server counts all letters anew when it starts.
            guard try await server.address.written("calais", reaching: stored, within: 1_200) >= stored else {
                throw BenchError("the server does not count its letters")
            }
            let session = try await DeskSession(server.address, data: data, options)
            for path in Self.pages {
                report.rows.append(.init(name: path, runs: try await measure(path, session)))
            }
            let before = Machine.peakMemory(of: pid)
            let (export, octets) = try await exported(session)
            report.rows.append(.init(name: "letters in letters.csv", runs: [export]))
            report.rows.append(
                .init(name: "the same letters, read by SQL alone", runs: [try await read(data)]))
            report.set("letters.csv", "\((Double(octets) / 1_000_000).whole) MB")
            report.set(
                "most memory",
                "\(before.whole) MB before the export, \(Machine.peakMemory(of: pid).whole) MB after it")
            report.rows += try await intake(server, session)
            try options.show(report)
            guard report.isRight else { throw ExitCode.failure }
        }
    }

    private func fill(_ data: URL) async throws {
        let engine = try await options.engine(data)
        try await StoredLetters.fill(engine, from: 0, to: stored)
        try await engine.close()
    }

    /// Asks for a page again and again, one request at a time.
    private func measure(_ path: String, _ session: DeskSession) async throws -> [Measured] {
        var runs: [Measured] = []
        for run in 0...options.runs {
            let load = Load(address: session.address, connections: 1, seconds: min(1, options.seconds))
            let result = try await load.run { DeskExchange(session.request(path)) }
            if run > 0 { runs.append(result.measured(cpu: nil)) }
        }
        return runs
    }

    private func exported(_ session: DeskSession) async throws -> (Measured, octets: Int) {
        let start = ContinuousClock.now
        let export = try await ExportDownload.start(session)
        let (rows, octets) = try await export.end()
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        var measured = Measured(perSecond: Double(rows) / seconds)
        if rows != stored / 10 * 7 + min(7, stored % 10) {
            (measured.wrong, measured.firstWrong) = (1, "\(rows) rows")
        }
        return (measured, octets)
    }

    /// The baseline: the engine reads the columns of all confirmed letters, and writes nothing.
    private func read(_ data: URL) async throws -> Measured {
        let engine = try await options.engine(data)
        let start = ContinuousClock.now
        let rows = try await engine.read { connection in
            let found = try connection.rows(
                """
                SELECT COUNT(*) AS letters, SUM(LENGTH(name) + LENGTH(email) + LENGTH(address) + LENGTH(words)) AS signs
                FROM letter WHERE campaign = 'calais' AND stage = 'confirmed'
                """, [])
            return try found.first?.int("letters") ?? 0
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        try await engine.close()
        return Measured(perSecond: Double(rows) / seconds)
    }

    /// Measures letters with and without an export beside them, in turns.
    private func intake(_ server: MeasuredServer, _ session: DeskSession) async throws -> [BenchReport.Row] {
        var (alone, beside): ([Measured], [Measured]) = ([], [])
        for run in 0...options.runs {
            alone.append(try await letters(server, run * 2))
            let export = try await ExportDownload.start(session)
            beside.append(try await letters(server, run * 2 + 1))
            export.abandon()
        }
        // The first run only warms up the server.
        return [
            .init(name: "letters written, alone", runs: Array(alone.dropFirst())),
            .init(name: "letters written beside an export", runs: Array(beside.dropFirst())),
        ]
    }

    private func letters(_ server: MeasuredServer, _ run: Int) async throws -> Measured {
        try await server.measure(options) { [address = server.address] in
            SampleLetters(address, slug: "calais", step: "write-minister", first: (run + 20) * 10_000_000)
        }.1
    }
}

/// Asks for one page of the desk.
private final class DeskExchange: Exchange {
    private let ask: ByteBuffer

    init(_ request: String) { ask = ByteBuffer(string: request) }

    func request() -> ByteBuffer? { ask }
    func isRight(_ answer: Answer) -> Bool { answer.status == 200 }
}
