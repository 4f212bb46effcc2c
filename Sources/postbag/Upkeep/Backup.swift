import Actions
import ArgumentParser
import Foundation
import Storage

/// `postbag backup`: everything in one file, while serving goes on.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write everything into one new file, also while Postbag is serving.")

    @OptionGroup var options: SettingsOptions
    @Argument(help: "The file to write. It must not be there yet.") var file: String

    func run() async throws {
        let assembly = try await Assembly.make(options.resolve().withData())
        try await assembly.runtime.database.engine.copy(to: URL(filePath: file))
        try await assembly.close()
        print("\(file): \(try Disk.size(ofFile: file)) MB")
    }
}

/// Sizes of files and of what they lie on, in megabytes (10^6 octets).
enum Disk {
    static func size(ofFile path: String) throws -> String {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        return String(format: "%.1f", Double(size) / 1_000_000)
    }

    /// What is free for us where `path` lies; nil when nobody knows.
    static func free(at path: String) -> Int? {
        var answer = statvfs()
        guard statvfs(path, &answer) == 0 else { return nil }
        return Int(answer.f_bavail) * Int(answer.f_frsize) / 1_000_000
    }
}
