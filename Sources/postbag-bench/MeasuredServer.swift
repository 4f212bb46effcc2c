import ArgumentParser
import Foundation
import Storage

/// The server under measurement. Either the `postbag` beside this program, serving from a temporary
/// folder, or a server that already runs.
struct MeasuredServer: Sendable {
    let address: ServerAddress
    /// The server's process id. Nil when unknown.
    let pid: Int32?
    /// The server's data folder. Nil when the benchmark did not start the server.
    let data: URL?

    /// Starts a server with the campaign, passes it to `body` and removes it afterwards. With
    /// `--url`, passes the named server instead. `prepare` may fill the data folder before the
    /// server starts.
    static func with<T>(
        _ options: BenchOptions, environment: [String: String] = [:],
        prepare: (URL) async throws -> Void = { _ in },
        _ body: (MeasuredServer) async throws -> T
    ) async throws -> T {
        if let url = options.url {
            return try await body(
                MeasuredServer(address: ServerAddress(url: url), pid: options.pid, data: nil))
        }
        let folder = URL(filePath: options.folder).appending(path: "postbag-bench-\(UUID().uuidString)")
        defer { removeFolder(folder) }
        let data = folder.appending(path: "data")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        let environment = environment.merging(options.environment) { $1 }
        try Child.run(
            Child.postbag, ["campaign", "import", options.campaign, "--data", data.path],
            environment: environment)
        try await prepare(data)
        return try await serve(data, environment: environment, log: folder.appending(path: "serve.log")) {
            address, child in
            try await body(MeasuredServer(address: address, pid: child.id, data: data))
        }
    }

    /// Serves a data folder while `body` runs.
    static func serve<T>(
        _ data: URL, under: [String] = [], environment: [String: String] = [:], log: URL,
        _ body: (ServerAddress, Child) async throws -> T
    ) async throws -> T {
        let address = try ServerAddress.free()
        let trial = [
            "POSTBAG_RATE_LIMITS": "off", "POSTBAG_PACE": "off", "POSTBAG_UNCONFIRMED_MB": "1000000",
        ]
        let command =
            try under + [Child.postbag, "serve", "--data", data.path, "--port", String(address.port)]
        let child = try Child.start(
            command[0], Array(command.dropFirst()), environment: trial.merging(environment) { $1 }, log: log)
        do {
            try await address.waitUntilHealthy()
            let result = try await body(address, child)
            child.stop()
            return result
        } catch {
            child.stop()
            throw BenchError(
                "\(error)\n\(String(decoding: FileManager.default.contents(atPath: log.path) ?? Data(), as: UTF8.self).suffix(2_000))"
            )
        }
    }

    /// Loads the server and measures the answers. Measures CPU time too when the process is known.
    func measure(
        _ options: BenchOptions, seconds: Double? = nil, _ exchange: @escaping @Sendable () -> any Exchange
    ) async throws -> (
        Load.Result, Measured
    ) {
        try await Self.measure(address, pid, options, seconds: seconds, exchange)
    }

    static func measure(
        _ address: ServerAddress, _ pid: Int32?, _ options: BenchOptions, seconds: Double? = nil,
        _ exchange: @escaping @Sendable () -> any Exchange
    ) async throws -> (Load.Result, Measured) {
        func time(_ pid: Int32) -> Double {
            Machine.cpuTime(of: pid) + (options.database == nil ? 0 : Machine.cpuTime(ofAll: "postgres"))
        }
        let before = pid.map(time) ?? 0
        let result = try await Load(
            address: address, connections: options.connections, seconds: seconds ?? options.seconds
        ).run(exchange)
        return (result, result.measured(cpu: pid.map { time($0) - before }))
    }

    private static func removeFolder(_ folder: URL) {
        do { try FileManager.default.removeItem(at: folder) } catch {
            FileHandle.standardError.write(Data("left behind: \(folder.path)\n".utf8))
        }
    }
}
