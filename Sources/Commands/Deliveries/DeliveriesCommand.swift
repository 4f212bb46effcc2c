import Actions
import ArgumentParser
import Domain
import Foundation

/// The `postbag deliveries` commands. Print the state of deliveries and record an operator's
/// decisions.
struct DeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries", abstract: "See what became of letters, and resolve those in doubt.",
        subcommands: [List.self, Show.self, Resolve.self, Pause.self, Resume.self, Cancel.self])

    struct Resolve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Decide what became of a delivery in doubt.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The letter's id.") var id: Int64
        @Flag(help: "The target has it.") var sent = false
        @Flag(help: "The target does not have it: send it again.") var again = false
        @Flag(help: "Give it up: its writer gets the text back.") var drop = false

        func validate() throws {
            guard [sent, again, drop].filter(\.self).count == 1 else {
                throw ValidationError("say one of --sent, --again, --drop")
            }
        }

        func run() async throws {
            let resolution: Resolution = sent ? .sent : again ? .again : .drop
            let root = try await CompositionRoot.make(options.resolve().withData())
            let resolved = try await root.operatorActions.resolve(letter: id, resolution)
            try await root.close()
            guard resolved else { throw CommandError("letter \(id) has no delivery in doubt") }
            print("\(id): \(resolution.rawValue)")
        }
    }
}

extension Reply {
    var line: String {
        (code == 0 ? "" : "\(code) ") + text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
