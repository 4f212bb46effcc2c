import Dispatch
import Foundation
import Synchronization

/// One of PostgreSQL's own programs, as a child of this process. The child gets address and
/// password in its environment, which other users cannot read, and never as an argument.
struct PostgresTool: Sendable {
    private let program: URL
    private let environment: [String: String]

    /// Throws `MissingTool` when the program is not installed.
    init(_ name: String, for address: PostgresAddress? = nil) throws {
        let inherited = ProcessInfo.processInfo.environment
        let folders = (inherited["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
        let found = folders.map { URL(filePath: $0).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        guard let found else { throw MissingTool("\(name) is not installed: apt install postgresql-client") }
        program = found
        environment = inherited.merging(address?.environment ?? [:]) { _, ours in ours }
    }

    /// Runs the program until its end. Throws an `EngineError` with the first error that it names.
    /// - Parameter output: gets what the program writes, piece by piece.
    func run(_ arguments: [String], output: (@Sendable (Data) -> Void)? = nil) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async {
                done.resume(with: Result { try runToEnd(arguments, output) })
            }
        }
    }

    private func runToEnd(_ arguments: [String], _ output: (@Sendable (Data) -> Void)?) throws {
        let process = Process()
        (process.executableURL, process.arguments, process.environment) = (program, arguments, environment)
        let (written, said) = (Pipe(), Pipe())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output == nil ? FileHandle.nullDevice : written
        process.standardError = said
        do { try process.run() } catch { throw EngineError("\(program.path) cannot be run: \(error)") }
        let errors = Mutex(Data())
        let reading = DispatchGroup()
        DispatchQueue.global().async(group: reading) {
            let all = (try? said.fileHandleForReading.readToEnd()) ?? Data()
            errors.withLock { $0 = all }
        }
        if let output {
            while case let piece = written.fileHandleForReading.availableData, !piece.isEmpty {
                output(piece)
            }
        }
        process.waitUntilExit()
        reading.wait()
        guard process.terminationStatus == 0 else {
            throw EngineError(Self.reason(errors.withLock { $0 }, program.lastPathComponent))
        }
    }

    /// Returns the first error of a program. The lines after it may quote the data.
    private static func reason(_ said: Data, _ name: String) -> String {
        let lines = String(decoding: said.prefix(10_000), as: UTF8.self).split(whereSeparator: \.isNewline)
        return (lines.first { $0.contains("error:") } ?? lines.first).map(String.init) ?? "\(name) failed"
    }

    /// The major version of the program, such as 15. Nil when it does not say.
    var version: Int? {
        get async throws {
            let said = Mutex(Data())
            try await run(["--version"]) { piece in said.withLock { $0 += piece } }
            let text = said.withLock { String(decoding: $0, as: UTF8.self) }
            return text.firstMatch(of: /\) (\d+)/).flatMap { Int($0.output.1) }
        }
    }
}

/// There is no program of PostgreSQL that fits.
struct MissingTool: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
