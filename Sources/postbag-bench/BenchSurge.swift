import ArgumentParser
import Foundation
import Storage

/// The `postbag-bench surge` command. Measures latency and lost letters on an evening when the
/// campaign is in the news.
struct BenchSurge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "surge",
        abstract: "The curve of the petition of 2019 times a factor: latency, and whether anything was lost.")

    @OptionGroup var options: BenchOptions
    @Option(help: "How many times as many people as in 2019.") var factor = 100.0
    @Option(help: "Seconds that it takes.") var length = 60.0
    @Option(help: "Pages asked for with each letter.") var pages = 2.0
    @Option(help: "Counts asked for with each letter.") var counts = 2.0

    func run() async throws {
        try await MeasuredServer.with(options) { server in
            var report = BenchReport("surge")
            let surge = Surge(
                address: server.address, factor: factor, seconds: length, pages: pages, counts: counts)
            report.set(
                "people",
                "\((factor * 25).whole) letters a second rising to \((factor * 33).whole) and falling, \(pages) pages and \(counts) counts with each"
            )
            let cpu = server.pid.map(Machine.cpuTime)
            let tallies = try await surge.run()
            let used = server.pid.flatMap { pid in cpu.map { Machine.cpuTime(of: pid) - $0 } }
            let clock = ContinuousClock()
            let end = clock.now
            let accepted = tallies[.letter]?.accepted ?? 0
            let counted = try await server.address.written("calais", reaching: accepted)
            report.set(
                "count",
                "\(accepted) letters answered with 303, tally.json says \(counted), \(end.duration(to: clock.now).formatted()) after the end"
            )
            let stored = try await stored(server)
            report.set(
                "stored",
                stored.map { "\($0) letters in the database" } ?? "not looked at: the server is not ours")
            report.set(
                "turned away with 503",
                tallies.map { "\($0.key): \($0.value.turnedAway)" }.sorted().joined(separator: ", "))
            let wrong = tallies.compactMap { kind, tally in tally.firstWrong.map { "\(kind): \($0)" } }
                .sorted()
            if !wrong.isEmpty { report.set("first that went wrong", wrong.joined(separator: ", ")) }
            if let used {
                report.set(
                    "server",
                    String(
                        format: "%.1f of %.0f seconds of one processor; %.0f MB", used, length,
                        server.pid.map(Machine.memory) ?? 0))
            }
            for kind in Surge.Kind.allCases {
                report.rows.append(
                    .init(name: "\(kind)s", runs: [(tallies[kind] ?? .init()).measured(seconds: length)]))
            }
            try options.show(report)
            // The server may have stored more letters than it answered in time, but never fewer.
            guard report.isRight, counted >= accepted, (stored ?? counted) >= accepted else {
                throw ExitCode.failure
            }
        }
    }

    private func stored(_ server: MeasuredServer) async throws -> Int? {
        guard let data = server.data else { return nil }
        let engine = try await options.engine(data)
        let count = try await engine.read {
            try Int($0.row("SELECT count(*) AS n FROM letter")?.int("n") ?? 0)
        }
        try await engine.close()
        return count
    }
}

extension Surge.Tally {
    fileprivate func measured(seconds: Double) -> Measured {
        var result = Load.Result()
        (result.latencies, result.wrong, result.firstWrong, result.seconds) = (
            latencies, wrong, firstWrong, seconds
        )
        return result.measured(cpu: nil)
    }
}
