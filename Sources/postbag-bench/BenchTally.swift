import ArgumentParser
import Foundation
import NIOCore

/// The `postbag-bench tally` command. Measures requests for the count as pages send them, alone and
/// while letters are written.
struct BenchTally: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tally", abstract: "Counts asked for a second, alone and beside letters.")

    @OptionGroup var options: BenchOptions

    func run() async throws {
        try await MeasuredServer.with(options) { server in
            var report = BenchReport("tally")
            var (alone, beside): ([Measured], [Measured]) = ([], [])
            var written = 0
            for run in 0..<options.runs {
                let address = server.address
                alone.append(
                    try await server.measure(options) { MixedExchange(address, first: 0, letterEach: 0) }.1)
                let (result, measured) = try await server.measure(options) {
                    MixedExchange(address, first: 1_000_000 * (run + 1), letterEach: 10)
                }
                beside.append(measured)
                written += result.letters
            }
            let clock = ContinuousClock()
            let start = clock.now
            let counted = try await server.address.written("calais", reaching: written)
            report.set(
                "checked",
                "\(written) letters taken; tally.json says \(counted), \(start.duration(to: clock.now).formatted()) after the end"
            )
            report.rows = [
                .init(name: "tally.json", runs: alone),
                .init(name: "tally.json, and a letter with each tenth", runs: beside),
            ]
            try options.show(report)
            guard report.isRight, counted == written else { throw ExitCode.failure }
        }
    }
}

/// Asks for the count. Every `letterEach`-th request writes a letter instead.
final class MixedExchange: Exchange {
    private let letters: SampleLetters
    private let ask: ByteBuffer
    private let letterEach: Int
    private var number = 0

    init(_ address: ServerAddress, first: Int, letterEach: Int) {
        letters = SampleLetters(address, slug: "calais", step: "write-minister", first: first)
        ask = ByteBuffer(string: "GET /calais/tally.json HTTP/1.1\r\nHost: \(address.authority)\r\n\r\n")
        self.letterEach = letterEach
    }

    func request() -> ByteBuffer? {
        number += 1
        return letterEach > 0 && number % letterEach == 0 ? letters.request() : ask
    }

    func isRight(_ answer: Answer) -> Bool {
        answer.status == 200 && answer.bodyBegins("{\"as_of\"") || letters.isRight(answer)
    }
}
