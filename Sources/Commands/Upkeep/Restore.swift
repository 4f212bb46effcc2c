import Actions
import ArgumentParser
import Domain
import Foundation
import Storage

/// The `postbag restore` command. Puts a backup into an empty place, and sends nothing of what
/// waited in it.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup into an empty place, and say what it holds.",
        discussion: """
            Letters and mails that waited when the backup was made may have gone out since. They are in \
            doubt afterwards, and a person decides. Stop the original before.
            """)

    @OptionGroup var options: SettingsOptions
    @Argument(help: "The backup.") var file: String
    @Option(help: ArgumentHelp("The file with the secret key, as age-keygen makes it.", valueName: "file"))
    var key: String?
    @Flag(help: "Send what waited: the original has sent nothing after the backup.")
    var sendQueued = false

    func run() async throws {
        umask(0o077)
        let settings = try options.resolve()
        let place = settings.restorePlace
        try await place.checkEmpty()
        try await BackupFile(file, key: key, data: settings.data).opened { copy, kind in
            guard kind == place.kind else { throw CommandError(Self.misfit(file, kind, settings)) }
            let (engine, schema) = try await place.open(copy)
            do {
                let lines = try await lines(engine, schema, settings)
                try await place.finish(engine)
                print(lines.joined(separator: "\n"))
            } catch {
                try await place.abandon(engine)
                throw error
            }
        }
    }

    private static func misfit(_ file: String, _ kind: CopyKind, _ settings: Settings) -> String {
        kind == .postgres
            ? "\(file) is a backup of PostgreSQL: say with POSTBAG_DATABASE into which database it goes"
            : "\(file) is a backup of the embedded database, and POSTBAG_DATABASE names PostgreSQL"
    }

    /// Decides what becomes of what waits. Returns what was restored, as lines for the operator.
    private func lines(_ engine: any Engine, _ schema: Int, _ settings: Settings) async throws -> [String] {
        let actions = OperatorActions(Database(engine), .real(), actor: .here)
        let before = try await actions.contents()
        let name = URL(filePath: file).lastPathComponent
        let doubted = sendQueued ? nil : try await actions.doubtWhatWaits(in: name)
        let (after, now) = (try await actions.contents(), try await engine.schemaVersion())
        return [
            "\(file): restored into \(settings.database?.description ?? settings.data.path)",
            "  schema: \(schema)\(now == schema ? "" : ", brought to \(now)")",
            "  campaigns: \(after.campaigns)",
            "  letters: \(after.letters), confirmed \(after.confirmed)",
            "  newest letter: \(after.newest?.formatted(.iso8601) ?? "none")",
            "  waited in the backup: letters \(before.waiting), mails \(before.mails)",
            doubted.map {
                "  in doubt now: letters \($0.letters), mails \($0.mails). Decide about the letters: "
                    + "postbag deliveries list --state in_doubt"
            } ?? "  what waited will be sent",
            "  all in doubt: letters \(after.inDoubt)",
            "  key: \(try await Self.key(actions))",
        ]
    }

    private static func key(_ actions: OperatorActions) async throws -> String {
        switch try await actions.keyFits() {
        case true: "fits"
        case false: "does not fit: links in mails that were sent will not open"
        case nil: "there, and nothing to compare it with"
        }
    }
}

/// A file with a backup, and the key that it may need.
struct BackupFile {
    private let file: URL
    private let key: String?
    private let data: URL

    /// - Parameter data: the data folder, where a decrypted copy may be for a while.
    init(_ file: String, key: String?, data: URL) {
        (self.file, self.key, self.data) = (URL(filePath: file), key, data)
    }

    /// Passes the copy on, decrypted. Throws a `CommandError` when the file is no backup, or no key
    /// opens it.
    func opened(_ body: (URL, CopyKind) async throws -> Void) async throws {
        let kind = try kind(of: file)
        guard kind == .encrypted else { return try await body(file, kind) }
        guard let key else {
            throw CommandError("\(file.path) is encrypted: say with --key which file has the secret key")
        }
        let identities = try identities(in: key)
        try makePrivate(data)
        let plain = data.appending(path: "decrypted.backup")
        do { try await AgeFile.decrypt(file, to: plain, with: identities) } catch let error as AgeError {
            throw CommandError("\(file.path) cannot be decrypted: \(error)")
        }
        do { try await body(plain, self.kind(of: plain)) } catch {
            try FileManager.default.removeItem(at: plain)
            throw error
        }
        try FileManager.default.removeItem(at: plain)
    }

    private func kind(of url: URL) throws -> CopyKind {
        guard FileManager.default.isReadableFile(atPath: url.path) else {
            throw CommandError("\(url.path) is not there, or cannot be read")
        }
        switch try CopyKind(of: url) {
        case .sqliteInUse:
            throw CommandError(
                "\(url.path) is or was in use, and is no backup: to use it as it is, put it with the files "
                    + "beside it into the data folder")
        case nil: throw CommandError("\(url.path) is no backup of Postbag")
        case let kind?: return kind
        }
    }

    private func identities(in path: String) throws -> [AgeIdentity] {
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        guard let size, size < 100_000,
            let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8)
        else { throw CommandError("\(path) is not there, or cannot be read") }
        guard let found = AgeIdentity.all(in: text) else {
            throw CommandError("\(path) has no secret key: age-keygen makes a line AGE-SECRET-KEY-1…")
        }
        return found
    }
}
