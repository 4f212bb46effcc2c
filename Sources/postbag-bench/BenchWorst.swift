import Actions
import ArgumentParser
import Domain
import Foundation
import Storage

/// The `postbag-bench worst` command. Sends the worst texts in every field of every route. Fails
/// when a visitor's request takes too long, or grows faster than its text.
struct BenchWorst: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worst",
        abstract: "Put the worst texts into every field; ends with 1 when a request takes too long.")

    @OptionGroup var options: BenchOptions
    @Option(help: "The folder with the tables of places.") var places = "Campaigns/places"
    @Option(help: "Milliseconds of CPU that one request may take; 0 for no limit.") var most = 50.0
    @Option(help: "Only routes that hold this text.") var only = ""

    @Option(help: "Into how many parts the fields are divided, for several runs at a time.") var parts = 1
    @Option(help: "Which of the parts.") var part = 1

    func validate() throws {
        guard parts > 0, (1...parts).contains(part) else {
            throw ValidationError("--part is a number from 1 to --parts")
        }
    }

    /// The most that the cost may grow when the text doubles in size, as a factor.
    private static let growth = 2.5

    func run() async throws {
        try await MeasuredServer.with(options, prepare: importPlaces) { server in
            guard let pid = server.pid else { throw BenchError("whose CPU time? --pid is needed") }
            var report = WorstReport()
            let trial = WorstTrial(address: server.address, process: pid, most: most, growth: Self.growth)
            let written = try await trial.write(WorstField.letter)
            let token = try await storedToken(server) ?? "1.aaaaaaaaaaaaaaaaaaaaaa"
            for field in mine(WorstField.all(token: token, cookie: written.cookie, page: written.page))
            where isWanted(field) {
                for text in WorstText.allCases { report.add(try await trial.measure(field, text)) }
            }
            for pages in mine(WorstPages.all) where only.isEmpty || pages.name.contains(only) {
                for text in WorstText.allCases { report.add(try await trial.measure(pages, text)) }
            }
            print(try options.json ? report.json : report.table)
            let wrong = report.wrong(most: most, growth: Self.growth)
            for line in wrong { print("too much: \(line)") }
            guard wrong.isEmpty else { throw ExitCode.failure }
        }
    }

    /// Returns every so many of a list: those of this run's part.
    private func mine<T>(_ all: [T]) -> [T] {
        all.enumerated().filter { $0.offset % parts == part - 1 }.map(\.element)
    }

    private func isWanted(_ field: WorstField) -> Bool { only.isEmpty || field.route.contains(only) }

    private func importPlaces(_ data: URL) async throws {
        let files = ["divisions.csv", "codes.csv", "members.csv", "map.hexjson"].map { "\(places)/\($0)" }
        let about = [
            "--legislature", "uk-house-of-commons", "--source", "Invented", "--licence", "none", "--date",
            "2026-01-01",
        ]
        try Child.run(
            Child.postbag, ["places", "import"] + files + about + ["--data", data.path],
            environment: options.environment)
    }

    /// Stores a letter and returns the token of its sent mail. Nil when the benchmark did not start
    /// the server.
    private func storedToken(_ server: MeasuredServer) async throws -> String? {
        guard let data = server.data else { return nil }
        let engine = try await options.engine(data)
        let token = try await StoredLetters(engine: engine, rehearsal: true).written(1).first
        try await engine.close()
        return token
    }
}
