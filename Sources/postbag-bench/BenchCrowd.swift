import ArgumentParser
import Foundation
import NIOCore

/// The `postbag-bench crowd` command. Measures whether many open pages and some very slow clients
/// stop the other visitors.
struct BenchCrowd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crowd",
        abstract: "Letters and pages beside thousands of open pages and some very slow clients.")

    @OptionGroup var options: BenchOptions
    @Option(help: "Visitors who keep the page open.") var visitors = 10_000
    @Option(help: "Clients that send a letter an octet a second.") var slow = 200

    func run() async throws {
        try await MeasuredServer.with(options) { server in
            var report = BenchReport("crowd")
            let address = server.address
            let page = try await address.get("/calais/en", headers: "Accept-Encoding: gzip\r\n")
            let request = ByteBuffer(
                string:
                    "GET /calais/en HTTP/1.1\r\nHost: \(address.authority)\r\nAccept-Encoding: gzip\r\n\r\n")
            func both(_ first: Int) async throws -> (Measured, Measured) {
                let pages = try await server.measure(options) { PageExchange(request, first: page.body) }.1
                return (
                    pages,
                    try await server.measure(options) {
                        SampleLetters(address, slug: "calais", step: "write-minister", first: first)
                    }.1
                )
            }
            let alone = try await both(1)
            let beside = try await Crowd(
                address: address, visitors: visitors, slow: slow, interval: .seconds(10)
            ).around { count in
                let both = try await both(100_000_000)
                let now = count.now
                report.set(
                    "crowd",
                    "\(visitors) visitors asking every 10 s, \(slow) slow clients; \(now.open) connections open, \(now.answered) counts answered, \(now.failed) failed, \(now.cutOff) slow ones cut off"
                )
                if let pid = server.pid {
                    report.set("memory", String(format: "%.0f MB", Machine.memory(of: pid)))
                }
                return both
            }
            report.rows = [
                .init(name: "pages, alone", runs: [alone.0]),
                .init(name: "pages, beside the crowd", runs: [beside.0]),
                .init(name: "letters, alone", runs: [alone.1]),
                .init(name: "letters, beside the crowd", runs: [beside.1]),
            ]
            try options.show(report)
            guard report.isRight else { throw ExitCode.failure }
        }
    }
}
