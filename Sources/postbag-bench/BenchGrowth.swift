import ArgumentParser
import Foundation
import NIOCore
import Storage

/// The `postbag-bench growth` command. Measures writing letters and reading pages with nothing, a
/// million and ten million letters stored.
struct BenchGrowth: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "growth", abstract: "Letters and pages a second as the database grows.")

    @OptionGroup var options: BenchOptions
    @Option(help: "How many letters lie there, in the order of measuring.") var stored: [Int] = [
        0, 1_000_000, 10_000_000,
    ]
    @Option(help: "The database's page size.") var pageSize = 4_096
    @Option(help: "A further index, such as \"letter (browser)\", to see what it costs.") var index:
        [String] = []

    func run() async throws {
        var report = BenchReport("growth")
        report.set("page_size", pageSize)
        for index in index { report.set("index", "on \(index)") }
        let folder = URL(filePath: options.folder).appending(path: "postbag-bench-\(UUID().uuidString)")
        let data = folder.appending(path: "data")
        var engine = try await SQLiteEngine.open(folder: data, pageSize: pageSize)
        for (number, index) in index.enumerated() {
            _ = try await engine.write { try $0.run("CREATE INDEX bench_\(number) ON \(index)") }
        }
        try await engine.close()
        try Child.run(Child.postbag, ["campaign", "import", options.campaign, "--data", data.path])
        var filled = 0
        for count in stored.sorted() {
            engine = try await SQLiteEngine.open(folder: data, pageSize: pageSize)
            if count > filled { try await StoredLetters.fill(engine, from: filled, to: count) }
            filled = max(filled, count)
            try await engine.close()
            let size =
                try FileManager.default.attributesOfItem(atPath: data.appending(path: "postbag.sqlite").path)[
                    .size] as? Int ?? 0
            let (letters, pages) = try await MeasuredServer.serve(
                data, log: folder.appending(path: "serve.log")
            ) { address, child in
                try await measure(address, child.id, first: filled)
            }
            report.rows.append(
                .init(
                    name: "letters, \(Double(count).whole) stored (\((Double(size) / 1_000_000).whole) MB)",
                    runs: letters))
            report.rows.append(.init(name: "pages, \(Double(count).whole) stored", runs: pages))
        }
        try FileManager.default.removeItem(at: folder)
        try options.show(report)
        guard report.isRight else { throw ExitCode.failure }
    }

    private func measure(_ address: ServerAddress, _ pid: Int32, first: Int) async throws -> (
        letters: [Measured], pages: [Measured]
    ) {
        let page = try await address.get("/calais/en", headers: "Accept-Encoding: gzip\r\n")
        let request = ByteBuffer(
            string: "GET /calais/en HTTP/1.1\r\nHost: \(address.authority)\r\nAccept-Encoding: gzip\r\n\r\n")
        var (letters, pages): ([Measured], [Measured]) = ([], [])
        for run in 0...options.runs {
            let seconds = run == 0 ? 1 : options.seconds
            let taken = try await MeasuredServer.measure(address, pid, options, seconds: seconds) {
                SampleLetters(
                    address, slug: "calais", step: "write-minister",
                    first: 100_000_000 + first + run * 1_000_000)
            }
            let shown = try await MeasuredServer.measure(address, pid, options, seconds: seconds) {
                PageExchange(request, first: page.body)
            }
            // The first run only warms up the server.
            if run > 0 { (letters, pages) = (letters + [taken.1], pages + [shown.1]) }
        }
        return (letters, pages)
    }
}
