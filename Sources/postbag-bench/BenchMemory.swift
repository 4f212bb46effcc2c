import ArgumentParser
import Foundation
import NIOCore

/// The `postbag-bench memory` command. Measures resident memory, idle and after each kind of load.
struct BenchMemory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory", abstract: "Resident memory, idle and under load.")

    @OptionGroup var options: BenchOptions

    func run() async throws {
        try await MeasuredServer.with(options) { server in
            guard let pid = server.pid else { throw BenchError("--pid says whose memory is meant") }
            var report = BenchReport("memory")
            let address = server.address
            func note(_ name: String) { report.set(name, String(format: "%.0f MB", Machine.memory(of: pid))) }
            try await Task.sleep(for: .seconds(3))
            note("idle")
            let page = try await address.get("/calais/en", headers: "Accept-Encoding: gzip\r\n")
            let request = ByteBuffer(
                string:
                    "GET /calais/en HTTP/1.1\r\nHost: \(address.authority)\r\nAccept-Encoding: gzip\r\n\r\n")
            let pages = try await server.measure(options) { PageExchange(request, first: page.body) }.1
            note("after pages")
            let letters = try await server.measure(options) {
                SampleLetters(address, slug: "calais", step: "write-minister", first: 1)
            }.1
            note("after letters")
            try await Task.sleep(for: .seconds(10))
            note("ten seconds later")
            report.rows = [.init(name: "pages", runs: [pages]), .init(name: "letters", runs: [letters])]
            try options.show(report)
            guard report.isRight else { throw ExitCode.failure }
        }
    }
}
