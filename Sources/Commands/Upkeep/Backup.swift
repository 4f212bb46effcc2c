import Actions
import ArgumentParser
import Domain
import Foundation
import Storage

/// The `postbag backup` command. Writes everything into one file, also while Postbag is serving.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write everything into one file, also while Postbag is serving.",
        discussion: "An older backup of the same name is replaced, once the new one is whole.")

    @OptionGroup var options: SettingsOptions

    @Argument(help: "The file to write; or with --keep the folder for files that bear the day's date.")
    var file: String

    @Option(help: ArgumentHelp("Write into a folder, and keep so many days.", valueName: "number"))
    var keep: Int?

    @Option(
        help: ArgumentHelp(
            "Encrypt to this public key of age; may be given several times.", valueName: "age1…"))
    var encryptTo: [String] = []

    func validate() throws {
        if let keep, keep < 1 { throw ValidationError("--keep: write how many backups stay, at least 1") }
        for key in encryptTo where AgeRecipient(key) == nil {
            throw ValidationError("--encrypt-to: “\(key)” is no public key of age (age1…)")
        }
    }

    func run() async throws {
        let settings = try options.resolve().withData()
        let folder = BackupFolder(
            URL(filePath: file), engine: settings.database == nil ? .sqlite : .postgres,
            isEncrypted: !encryptTo.isEmpty)
        let target = try await settings.withOperatorActions { actions in
            let target = try keep == nil ? single : folder.file(on: Day(Date()))
            if encryptTo.isEmpty {
                try await actions.backUp(to: target)
            } else {
                try await actions.backUp(
                    to: target, for: encryptTo.compactMap { AgeRecipient($0) }, by: settings.data)
            }
            return target
        }
        try BackupMark(settings.data).set()
        print("\(target.path): \(try Disk.size(ofFile: target.path)) MB")
        if let keep { for old in try folder.prune(to: keep) { print("\(old): removed") } }
    }

    private var single: URL {
        get throws {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder.boolValue {
                throw CommandError("\(file) is a folder: say with --keep how many backups stay in it")
            }
            return URL(filePath: file)
        }
    }
}

/// A folder with one backup for each day: `postbag-2026-11-26.sqlite`, and `.dump` for PostgreSQL.
/// Encrypted ones end in `.age`.
struct BackupFolder {
    private let folder: URL
    private let ending: String

    init(_ folder: URL, engine: Dialect, isEncrypted: Bool = false) {
        self.folder = folder
        ending = engine.copyEnding + (isEncrypted ? ".age" : "")
    }

    /// Returns the path of a day's backup. Creates a missing folder, readable only for its owner.
    /// Throws a `CommandError` when the folder cannot be created.
    func file(on day: Day) throws -> URL {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandError(
                "\(folder.path) is not a folder and cannot be made: \(error.localizedDescription)")
        }
        return folder.appending(path: "postbag-\(day).\(ending)")
    }

    /// Removes all backups except the newest `keep`, and the remains of unfinished backups. Returns
    /// the removed paths. Touches no other file.
    func prune(to keep: Int) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let whole = names.filter {
            $0.wholeMatch(of: /postbag-\d{4}-\d\d-\d\d\.(sqlite|dump)(\.age)?/) != nil
        }
        let unfinished = names.filter {
            $0.wholeMatch(of: /postbag-[\d-]{10}\.(sqlite|dump)(\.age)?\.partial(-\w+)?/) != nil
        }
        let old = (whole.dropLast(keep) + unfinished).map { folder.appending(path: $0).path }
        for path in old { try FileManager.default.removeItem(atPath: path) }
        return old
    }
}

/// Sizes of files and free space on their disk, in megabytes (10^6 octets).
enum Disk {
    static func size(ofFile path: String) throws -> String {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        return String(format: "%.1f", Double(size) / 1_000_000)
    }

    /// The free space that we may use on the disk of `path`. Nil when unknown.
    static func free(at path: String) -> Int? {
        var answer = statvfs()
        guard statvfs(path, &answer) == 0 else { return nil }
        return Int(answer.f_bavail) * Int(answer.f_frsize) / 1_000_000
    }
}
