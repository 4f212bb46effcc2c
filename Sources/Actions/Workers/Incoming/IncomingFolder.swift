package import Foundation
import Glibc
import Storage

/// The folder `incoming` of the data folder. `postbag receive` puts mails in, and a worker takes
/// them out.
package struct IncomingFolder: Sendable {
    package let url: URL
    private let data: URL

    /// The most octets that wait in the folder.
    package static let room = 256 << 20
    private static let ending = ".mail"

    package init(data: URL) {
        self.data = data
        url = data.appending(path: "incoming")
    }

    /// The error when too much waits in the folder.
    package struct IsFull: Error, CustomStringConvertible {
        package let description = "too many mails wait: is `postbag serve` or `postbag work` running?"
    }

    /// Makes the folder. Does nothing where there is no data folder.
    func make() throws {
        guard FileManager.default.fileExists(atPath: data.path) else { return }
        try makeFolder(url)
    }

    /// Writes a mail, so that the file survives a power failure once this returns. Throws `IsFull`
    /// when too much waits. Throws also when the data folder belongs to another user.
    package func put(_ file: IncomingFile) throws {
        try FileOwner.check(data)
        try makeFolder(url)
        guard try waiting().reduce(0, { $0 + $1.octets }) + file.octets.count <= Self.room else {
            throw IsFull()
        }
        let time = String(Int64(file.arrivedAt.timeIntervalSince1970 * 1_000_000))
        let digits = String(repeating: "0", count: max(0, 20 - time.count)) + time
        try DurableFile.write(
            file.encoded, to: url.appending(path: "\(digits)-\(DurableFile.uniqueName())\(Self.ending)"))
        // Another process may have made the folder and died before it synced it.
        try DurableFile.sync(folder: data.path)
    }

    /// A file that waits.
    package struct Entry: Sendable {
        package let name: String
        package let octets: Int
        package let since: Date
    }

    /// Returns the mails that wait, oldest first. Leaves out files that are being written.
    package func waiting() throws -> [Entry] { try entries(of: url) }

    /// Returns the files that were set aside.
    package func setAside() throws -> [Entry] { try entries(of: aside) }

    private func entries(of folder: URL) throws -> [Entry] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(Self.ending) }.sorted().compactMap { name in
                var found = stat()
                // Another process may have taken the file meanwhile.
                guard stat(folder.appending(path: name).path, &found) == 0 else { return nil }
                return Entry(
                    name: name, octets: Int(found.st_size),
                    since: Date(timeIntervalSince1970: TimeInterval(found.st_mtim.tv_sec)))
            }
    }

    /// How often a mail may be begun. The process died each time, perhaps of this mail.
    private static let mostBegun = 5

    /// Marks a mail as begun once more, and returns its new name. Nil when the mail was begun too
    /// often, and is set aside.
    func begin(_ name: String) throws -> String? {
        let parts = name.dropLast(Self.ending.count).split(separator: "+", maxSplits: 1)
        let times = parts.count == 2 ? Int(parts[1]) ?? Self.mostBegun : 0
        guard times < Self.mostBegun, let base = parts.first else {
            try setAside(name)
            return nil
        }
        let begun = "\(base)+\(times + 1)\(Self.ending)"
        try move(name, to: url.appending(path: begun))
        return begun
    }

    /// Takes the mark back: the process is alive, and the mail is tried again.
    func putBack(_ begun: String, as name: String) throws { try move(begun, to: url.appending(path: name)) }

    /// Reads a file and changes nothing. Nil when the file is damaged, or taken meanwhile.
    package func peek(_ name: String) -> IncomingFile? {
        let octets = FileManager.default.contents(atPath: url.appending(path: name).path)
        return octets.flatMap { IncomingFile(decoding: [UInt8]($0)) }
    }

    /// Reads a file. Nil when the file is damaged, and is set aside.
    func read(_ name: String) throws -> IncomingFile? {
        if let file = IncomingFile(decoding: try [UInt8](Data(contentsOf: url.appending(path: name)))) {
            return file
        }
        try setAside(name)
        return nil
    }

    func remove(_ name: String) throws {
        guard unlink(url.appending(path: name).path) == 0 || errno == ENOENT else {
            throw DurableFile.WriteError("delete", url.appending(path: name).path)
        }
    }

    /// Moves a file to where nobody takes it. `postbag doctor` names it.
    private func setAside(_ name: String) throws {
        try makeFolder(aside)
        try move(name, to: aside.appending(path: name))
    }

    private func move(_ name: String, to file: URL) throws {
        guard rename(url.appending(path: name).path, file.path) == 0 else {
            throw DurableFile.WriteError("move", url.appending(path: name).path)
        }
    }

    /// Deletes files that a process began to write and never finished. The mail server has kept
    /// those mails.
    func removeUnfinished(before date: Date) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: url.path)
        where name.contains(Self.ending + ".") {
            var found = stat()
            let path = url.appending(path: name).path
            if stat(path, &found) == 0, TimeInterval(found.st_mtim.tv_sec) < date.timeIntervalSince1970 {
                unlink(path)
            }
        }
    }

    package var aside: URL { url.appending(path: "aside") }

    private func makeFolder(_ folder: URL) throws {
        if mkdir(folder.path, 0o700) == 0 {
            return try DurableFile.sync(folder: folder.deletingLastPathComponent().path)
        }
        guard errno == EEXIST else { throw DurableFile.WriteError("create", folder.path) }
        var found = stat()
        guard stat(folder.path, &found) == 0, found.st_mode & S_IFMT == S_IFDIR else {
            errno = ENOTDIR
            throw DurableFile.WriteError("use", folder.path)
        }
    }

    /// What one process does at a time.
    package enum Task: String, Sendable { case take = "lock", lmtp = "lmtp.lock", imap = "imap.lock" }

    /// Runs `body` while no other process does the same. Nil when another process does. The kernel
    /// releases the lock when the process ends, also after a crash.
    package func alone<Value>(at task: Task, _ body: () async throws -> Value) async throws -> Value? {
        try makeFolder(url)
        let lock = url.appending(path: task.rawValue).path
        let descriptor = open(lock, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DurableFile.WriteError("open", lock) }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
        return try await body()
    }
}
