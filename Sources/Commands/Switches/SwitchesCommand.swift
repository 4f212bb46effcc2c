import Actions
import ArgumentParser
import Domain
import Foundation

/// The `postbag switches` commands, for an operator whose browser fails.
struct SwitchesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "switches", abstract: "See and turn the switches for a bad day.",
        subcommands: [List.self, On.self, Off.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what is on, of the site and of every campaign.")

        @OptionGroup var options: SettingsOptions
        @Option(help: "List only what holds for this campaign.") var campaign: String?

        func run() async throws {
            let settings = try options.resolve().withData()
            let board = try await settings.withOperatorActions { try await $0.switches() }
            let (now, scope) = (Date(), campaign)
            let on = scope.map { board.all(in: $0, at: now) } ?? board.all(at: now)
            print(on.isEmpty ? "No switch is on." : on.map(\.line).joined(separator: "\n"))
        }
    }

    struct On: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Turn a switch on.")

        @OptionGroup var turn: Turn

        func run() async throws {
            try await turn.run("on") { try await $0.turnOn($1, for: $2, note: $3) }
        }
    }

    struct Off: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Turn a switch off.")

        @OptionGroup var turn: Turn

        func run() async throws {
            try await turn.run("off") { try await $0.turnOff($1, for: $2, note: $3) }
        }
    }

    /// What `on` and `off` take.
    struct Turn: ParsableArguments {
        @OptionGroup var options: SettingsOptions
        @Argument(help: "\(SwitchesCommand.names)") var name: String
        @Option(help: "The slug of a campaign. Without it, the whole site.") var campaign: String?
        @Option(help: "Why, for the history.") var why = ""

        func run(
            _ state: String,
            _ work:
                @escaping @Sendable (OperatorActions, Switch.Name, String, String) async throws ->
                SwitchOutcome
        ) async throws {
            let (name, scope, note) = (try SwitchesCommand.read(name), campaign ?? "", why.printable())
            let settings = try options.resolve().withData()
            let outcome = try await settings.withOperatorActions { try await work($0, name, scope, note) }
            try SwitchesCommand.say(outcome, name, state, campaign)
        }
    }

    fileprivate static let names: String =
        Switch.Name.switches.map(\.rawValue).joined(separator: ", ")
        + "; for a campaign also " + Switch.Name.states.map(\.rawValue).joined(separator: ", ")

    fileprivate static func read(_ text: String) throws -> Switch.Name {
        guard let name = Switch.Name(rawValue: text) else {
            throw CommandError("there is no switch \(text.printable()). There are: \(names)")
        }
        return name
    }

    fileprivate static func say(
        _ outcome: SwitchOutcome, _ name: Switch.Name, _ state: String, _ campaign: String?
    ) throws {
        let place = campaign.map { "campaign \($0)" } ?? "the whole site"
        switch outcome {
        case .done:
            print(
                "\(name.rawValue) is \(state) for \(place). It holds within \(SwitchRules.obeyedWithin) seconds."
            )
        case .unchanged: print("\(name.rawValue) was \(state) already for \(place).")
        case .missing where campaign == nil:
            throw CommandError("\(name.rawValue) is a state of a campaign: say --campaign")
        case .missing: throw CommandError("there is no \(place.printable())")
        }
    }
}

extension Switch {
    /// Describes the switch on one line for an operator.
    var line: String {
        let fields = [
            name.rawValue, scope.isEmpty ? "the whole site" : scope, "since \(since.formatted(.iso8601))",
            "by \(by)", until.map { "until \($0.formatted(.iso8601))" } ?? "", note,
        ]
        return fields.filter { !$0.isEmpty }.joined(separator: "  ").printable()
    }
}
