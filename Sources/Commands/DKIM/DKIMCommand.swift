import ArgumentParser
import Channels
import Foundation

/// The `postbag dkim` command: the key that signs our mails, where the mail server does not.
struct DKIMCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dkim", abstract: "Make the key that signs mails, and print its line for the zone.",
        subcommands: [New.self, Show.self])

    /// The `postbag dkim new` command.
    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a key, and print what to add to the settings and to the zone.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The file for the key, which must not exist.") var file: String
        @Flag(help: "Make an Ed25519 key. Many servers cannot check it yet.") var ed25519 = false

        func run() async throws { for line in try lines(options.resolve()) { print(line) } }

        /// Makes the key, and returns what to say.
        func lines(_ settings: Settings) throws -> [String] {
            let key = try DKIMKey(new: ed25519 ? .ed25519 : .rsa)
            let mode: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
            guard !FileManager.default.fileExists(atPath: file),
                FileManager.default.createFile(
                    atPath: file, contents: Data(key.pem.utf8), attributes: mode)
            else { throw CommandError("\(file) exists, or cannot be written") }
            let path = URL(filePath: file).standardizedFileURL.path
            return [
                "the key is in \(path): nobody else may read it, and the backup of the data does not hold it",
                "add to the zone:", settings.signer(key).zoneLine, "then add to the settings:",
                "POSTBAG_DKIM_KEY=\(path)", "POSTBAG_DKIM_SELECTOR=\(settings.dkimSelector)",
            ]
        }
    }

    /// The `postbag dkim show` command.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the line for the zone of the key in use.")

        @OptionGroup var options: SettingsOptions

        func run() async throws {
            guard let signer = try options.resolve().signer else {
                throw CommandError("no key is set: postbag dkim new FILE makes one")
            }
            print(signer.zoneLine)
        }
    }
}
