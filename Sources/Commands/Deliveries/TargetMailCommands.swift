import Actions
import ArgumentParser
import Domain

/// What the commands about the mail to one target take.
struct TargetMailOptions: ParsableArguments {
    @OptionGroup var options: SettingsOptions
    @Option(help: "The slug of the campaign.") var campaign: String
    @Option(help: "The key of the target in the campaign folder.") var target: String
    @Option(help: "Why, for the history.") var why = ""

    /// Changes the mail to the target and says what has become of it.
    func run(_ change: TargetMailChange, _ done: String) async throws {
        let root = try await CompositionRoot.make(options.resolve().withData())
        let found = root.services.campaigns.newest(campaign)?.campaign
        let outcome = try await found.asyncMap {
            try await root.operatorActions.change(mailTo: target, in: $0, change, note: why.printable())
        }
        try await root.close()
        let place = "\(campaign)/\(target)".printable()
        switch outcome {
        case .done: print("\(place): \(done). It holds within \(SwitchRules.obeyedWithin) seconds.")
        case .unchanged: print("\(place): it is so already.")
        case .missing, nil: throw CommandError("there is no \(place) that is reached by e-mail")
        }
    }
}

extension Optional {
    fileprivate func asyncMap<T>(_ work: (Wrapped) async throws -> T) async rethrows -> T? {
        guard let self else { return nil }
        return try await work(self)
    }
}

extension DeliveriesCommand {
    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let the letters to one target wait.")
        @OptionGroup var mail: TargetMailOptions

        func run() async throws { try await mail.run(.pause, "letters wait") }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let the letters to one target go again.")
        @OptionGroup var mail: TargetMailOptions

        func run() async throws { try await mail.run(.resume, "letters go again") }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Give the letters to one target back to their writers, those that wait and those to come.")
        @OptionGroup var mail: TargetMailOptions

        func run() async throws { try await mail.run(.cancel, "letters go back to their writers") }
    }
}
