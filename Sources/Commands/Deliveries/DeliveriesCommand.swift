import Actions
import ArgumentParser
import Domain
import Foundation
import Storage

/// The `postbag deliveries` commands. Print the state of deliveries and record an operator's
/// decisions.
struct DeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries", abstract: "See what became of letters, and resolve those in doubt.",
        subcommands: [List.self, Show.self, Resolve.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List deliveries, the newest change first.")

        @OptionGroup var options: SettingsOptions

        @Option(help: "Only this state: \(Delivery.State.allCases.map(\.rawValue).joined(separator: ", ")).")
        var state: String?

        @Option(help: "How many lines at the most.")
        var limit = 100

        func validate() throws {
            if let state, Delivery.State(rawValue: state) == nil {
                throw ValidationError("“\(state)” is not a state of a delivery")
            }
        }

        func run() async throws {
            let state = state.flatMap { Delivery.State(rawValue: $0) }
            let root = try await CompositionRoot.make(options.resolve().withData())
            let limit = limit
            for found in try await root.services.database.read({
                try $0.deliveries.list(state: state, limit: limit)
            }) {
                print(
                    found.delivery.line(
                        campaign: found.campaign, target: found.target, rehearsal: found.rehearsal))
            }
            try await root.close()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one letter's deliveries with every attempt and the servers' own words.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The letter's id.") var id: Int64

        func run() async throws {
            let root = try await CompositionRoot.make(options.resolve().withData())
            let (id, database) = (id, root.services.database)
            guard let letter = try await database.read({ try $0.letters.find(id)?.letter }) else {
                throw CommandError("there is no letter \(id)")
            }
            for delivery in try await database.read({ try $0.deliveries.all(of: id) }) {
                print(
                    delivery.line(
                        campaign: letter.campaign, target: letter.target, rehearsal: letter.rehearsal))
            }
            for attempt in try await database.read({ try $0.deliveries.attempts(of: id) }) {
                print(
                    "  \(attempt.at.formatted(.iso8601))  \(attempt.channel)  \(attempt.event)  \(attempt.reply?.line ?? "")"
                )
            }
            try await root.close()
        }
    }

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
            let resolved = try await root.services.resolve(letter: id, resolution)
            try await root.close()
            guard resolved else { throw CommandError("letter \(id) has no delivery in doubt") }
            print("\(id): \(resolution.rawValue)")
        }
    }
}

extension Delivery {
    /// Describes the delivery on one line for an operator, without personal data.
    func line(campaign: String, target: String, rehearsal: Bool) -> String {
        let fields = [
            "\(letter)", channel.rawValue, state.rawValue, "\(campaign)/\(target)", "attempts \(attempts)",
            changedAt.formatted(.iso8601),
        ]
        return (fields + (rehearsal ? ["rehearsal"] : []) + (reply.map { [$0.line] } ?? [])).joined(
            separator: "  ")
    }
}

extension Reply {
    fileprivate var line: String {
        (code == 0 ? "" : "\(code) ") + text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
