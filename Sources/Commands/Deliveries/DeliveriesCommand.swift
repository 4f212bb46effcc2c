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
            for listed in try await root.operatorActions.deliveries(in: state, limit: limit) {
                print(listed.line)
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
            let found = try await root.operatorActions.deliveries(of: id)
            try await root.close()
            guard let (all, attempts) = found else { throw CommandError("there is no letter \(id)") }
            for listed in all { print(listed.line) }
            for attempt in attempts {
                print(
                    "  \(attempt.at.formatted(.iso8601))  \(attempt.channel)  \(attempt.event)  \(attempt.reply?.line ?? "")"
                )
            }
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
            let resolved = try await root.operatorActions.resolve(letter: id, resolution)
            try await root.close()
            guard resolved else { throw CommandError("letter \(id) has no delivery in doubt") }
            print("\(id): \(resolution.rawValue)")
        }
    }
}

extension ListedDelivery {
    /// Describes the delivery on one line for an operator, without personal data.
    var line: String {
        let fields = [
            "\(delivery.letter)", delivery.channel.rawValue, delivery.state.rawValue,
            "\(campaign)/\(target)", "attempts \(delivery.attempts)", delivery.changedAt.formatted(.iso8601),
        ]
        let more = (rehearsal ? ["rehearsal"] : []) + (delivery.reply.map { [$0.line] } ?? [])
        return (fields + more).joined(separator: "  ")
    }
}

extension Reply {
    fileprivate var line: String {
        (code == 0 ? "" : "\(code) ") + text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
