import ArgumentParser
import Foundation
import Storage

/// The `postbag-bench delivery` command. Measures the delivery of queued letters to smtp-sink. Each
/// state is saved before and after. smtp-source sends to the same sink as a baseline.
struct BenchDelivery: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delivery",
        abstract: "Letters handed to a mail server a second; smtp-source's own rate beside it.")

    @OptionGroup var options: BenchOptions
    @Option(help: "Letters queued for each run.") var letters = 20_000

    func run() async throws {
        guard let sink = Child.path(of: "smtp-sink"), let source = Child.path(of: "smtp-source") else {
            throw BenchError("smtp-sink and smtp-source are part of Postfix, which is not installed")
        }
        let address = try ServerAddress.free()
        // smtp-sink refuses to run as root unless `-u` names another user.
        let user = geteuid() == 0 ? ["-u", "nobody"] : []
        let child = try Child.start(sink, user + ["-c", address.authority, "1000"])
        defer { child.stop() }
        try await Task.sleep(for: .milliseconds(300))
        var report = BenchReport("delivery")
        report.set(
            "letter",
            "\(letters) queued letters with readings; `sending` committed before, the answer committed after")
        var (ours, theirs): ([Measured], [Measured]) = ([], [])
        for _ in 0..<options.runs {
            ours.append(try await deliver(to: address))
            theirs.append(try await send(source, to: address))
        }
        report.rows = [
            .init(name: "postbag", runs: ours), .init(name: "smtp-source, 10 sessions", runs: theirs),
        ]
        try options.show(report)
        guard report.isRight else { throw ExitCode.failure }
    }

    private func deliver(to sink: ServerAddress) async throws -> Measured {
        var environment = [
            "POSTBAG_SMTP": "smtp://\(sink.authority)", "POSTBAG_FROM": "letters@bench.example",
        ]
        environment["POSTBAG_SITE"] = "http://localhost"
        return try await MeasuredServer.with(
            options, environment: environment,
            prepare: { data in
                let engine = try await options.engine(data)
                try await StoredLetters(engine: engine, rehearsal: false).queued(letters)
                try await engine.close()
            }
        ) { server in
            guard let data = server.data, let pid = server.pid else {
                throw BenchError("delivery is measured on a server of its own")
            }
            let engine = try await options.engine(data)
            let clock = ContinuousClock()
            let (start, first, cpu) = (clock.now, try await progress(engine), Machine.cpuTime(of: pid))
            let all = first.accepted + first.left
            var last = first.accepted
            while last < all, start.duration(to: clock.now) < .seconds(120) {
                try await Task.sleep(for: .milliseconds(50))
                last = try await progress(engine).accepted
            }
            let (took, used) = (start.duration(to: clock.now) / .seconds(1), Machine.cpuTime(of: pid) - cpu)
            try await engine.close()
            let sent = max(1, last - first.accepted)
            return Measured(
                perSecond: Double(sent) / took, cpu: used * 1_000_000 / Double(sent), wrong: all - last)
        }
    }

    /// Counts the accepted and the remaining deliveries in one read, so that both describe one
    /// moment.
    private func progress(_ engine: any Engine) async throws -> (accepted: Int, left: Int) {
        try await engine.read { connection in
            let counts = try connection.rows("SELECT state, count(*) AS n FROM delivery GROUP BY state").map {
                row in
                try (row.text("state"), Int(row.int("n")))
            }
            func count(_ states: String...) -> Int {
                counts.filter { states.contains($0.0) }.map(\.1).reduce(0, +)
            }
            return (count("accepted"), count("queued", "sending", "deferred"))
        }
    }

    private func send(_ source: String, to sink: ServerAddress) async throws -> Measured {
        let count = 5_000
        let clock = ContinuousClock()
        let start = clock.now
        try Child.run(
            source,
            [
                "-d", "-s", "10", "-m", String(count), "-l", "4000", "-f", "a@bench.example", "-t",
                "b@bench.example", sink.authority,
            ])
        return Measured(perSecond: Double(count) / (start.duration(to: clock.now) / .seconds(1)))
    }
}
