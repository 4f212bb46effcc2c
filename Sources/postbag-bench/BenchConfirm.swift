import ArgumentParser
import Foundation
import NIOCore
import Storage
import Synchronization

/// The `postbag-bench confirm` command. Measures letters confirmed by the link's button, until each
/// confirmation is on disk. Every letter has another supporter.
struct BenchConfirm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Confirmed letters a second.")

    @OptionGroup var options: BenchOptions
    @Option(help: "Letters that wait to be confirmed, for each run.") var letters = 20_000

    func run() async throws {
        var waiting: [String] = []
        try await MeasuredServer.with(
            options,
            prepare: { data in
                let engine = try await options.engine(data)
                waiting = try await StoredLetters(engine: engine, rehearsal: true).written(
                    letters * options.runs)
                try await engine.close()
            }
        ) { server in
            var report = BenchReport("confirm")
            report.set(
                "letter",
                "a POST to the link of its mail: person, letter, delivery, copy to the writer, proof and count in one transaction"
            )
            var runs: [Measured] = []
            for run in 0..<options.runs {
                let tokens = Array(waiting[(run * letters)..<((run + 1) * letters)])
                runs.append(
                    try await server.measure(options) { [address = server.address] in
                        ConfirmExchange(address, tokens)
                    }.1)
            }
            report.rows = [.init(name: "confirmed letters", runs: runs)]
            try options.show(report)
            guard report.isRight else { throw ExitCode.failure }
        }
    }
}

/// Confirms one letter after another. Ends its run when no letters are left.
private final class ConfirmExchange: Exchange {
    private let address: ServerAddress
    private var tokens: [String]

    init(_ address: ServerAddress, _ tokens: [String]) {
        self.address = address
        self.tokens = tokens
    }

    func request() -> ByteBuffer? {
        guard let token = tokens.popLast() else { return nil }
        return ByteBuffer(
            string:
                "POST /confirm/\(token) HTTP/1.1\r\nHost: \(address.authority)\r\nOrigin: http://\(address.authority)\r\nContent-Length: 0\r\n\r\n"
        )
    }

    func isRight(_ answer: Answer) -> Bool { answer.status == 303 && answer.headHolds("/thanks\r\n") }
}
