import Foundation
import Glibc

/// Writes a file that exists completely or not at all, even after a power failure.
enum DurableFile {
    struct WriteError: Error, CustomStringConvertible {
        let description: String

        init(_ doing: String, _ path: String) {
            description = "cannot \(doing) \(path): \(String(cString: strerror(errno)))"
        }
    }

    /// Returns a name that no other file has. `UUID()` opens a file, and is zeros where none can be
    /// opened.
    static func uniqueName() -> String {
        String(UInt64.random(in: .min ... .max), radix: 36)
            + String(UInt64.random(in: .min ... .max), radix: 36)
    }

    /// Writes a new file beside `file`, syncs it, renames it to `file` and syncs the folder.
    static func write(_ bytes: [UInt8], to file: URL) throws {
        let draft = file.path + "." + uniqueName()
        let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw WriteError("create", draft) }
        do {
            defer { close(descriptor) }
            try bytes.withUnsafeBytes { try write($0, to: descriptor, draft) }
            guard fsync(descriptor) == 0 else { throw WriteError("sync", draft) }
            guard rename(draft, file.path) == 0 else { throw WriteError("rename", draft) }
        } catch {
            unlink(draft)
            throw error
        }
        try sync(folder: file.deletingLastPathComponent().path)
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Glibc.write(
                descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            guard written > 0 || errno == EINTR else { throw WriteError("write", path) }
            rest = rest.dropFirst(max(0, written))
        }
    }

    static func sync(folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw WriteError("open", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw WriteError("sync", folder) }
    }
}
