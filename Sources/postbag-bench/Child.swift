import Foundation

/// A process that a benchmark starts and ends.
struct Child: Sendable {
    let process: Process

    /// The path of the program `postbag` beside this one. Throws a `BenchError` when it is missing.
    static var postbag: String {
        get throws {
            let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
                .deletingLastPathComponent().appending(path: "postbag").path
            guard FileManager.default.isExecutableFile(atPath: path) else {
                throw BenchError("there is no \(path): build both programs with bin/build")
            }
            return path
        }
    }

    /// Starts `program`, searched in PATH unless it is a path. Its output goes to `log`, or is
    /// dropped when `log` is nil.
    static func start(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], log: URL? = nil
    ) throws -> Child {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("POSTBAG_") }
            .merging(environment) { $1 }
        if let log {
            guard FileManager.default.createFile(atPath: log.path, contents: nil) else {
                throw BenchError("cannot write \(log.path)")
            }
            let output = try FileHandle(forWritingTo: log)
            (process.standardOutput, process.standardError) = (output, output)
        } else {
            (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        }
        try process.run()
        return Child(process: process)
    }

    var id: Int32 { process.processIdentifier }

    /// Asks the process to end and waits until it has ended. strace ignores the signal, so the
    /// processes that strace traces get it instead.
    func stop() {
        let traced = Machine.children(of: id)
        if process.arguments?.first?.hasSuffix("strace") == true, !traced.isEmpty {
            for child in traced { kill(child, SIGTERM) }
        } else {
            process.terminate()
        }
        // A child inherits the signals that our threads block, so SIGTERM may never reach it. Hence
        // SIGKILL after five seconds.
        for _ in 0..<100 where process.isRunning { usleep(50_000) }
        if process.isRunning { kill(id, SIGKILL) }
        process.waitUntilExit()
    }

    /// Runs a program to its end and returns its output. Throws a `BenchError` with the output when
    /// the program failed.
    @discardableResult
    static func run(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws
        -> String
    {
        let log = FileManager.default.temporaryDirectory.appending(
            path: "postbag-bench-\(UUID().uuidString).log")
        let child = try start(program, arguments, environment: environment, log: log)
        child.process.waitUntilExit()
        let said = String(decoding: FileManager.default.contents(atPath: log.path) ?? Data(), as: UTF8.self)
        try FileManager.default.removeItem(at: log)
        guard child.process.terminationStatus == 0 else {
            throw BenchError("\(program) \(arguments.joined(separator: " ")) failed: \(said)")
        }
        return said
    }

    /// Finds a program in PATH or in /usr/sbin, where Debian keeps a server's programs. Nil when
    /// there is none.
    static func path(of program: String) -> String? {
        let folders =
            (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init) + [
                "/usr/sbin"
            ]
        return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
