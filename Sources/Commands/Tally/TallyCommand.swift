import Actions
import ArgumentParser
import Domain

/// The `postbag tally` commands, which check the count.
struct TallyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tally", abstract: "Check the count.", subcommands: [Recount.self])

    struct Recount: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Count the letters afresh, as happens every night, and correct what was counted wrongly.")

        @OptionGroup var options: SettingsOptions

        func run() async throws {
            let root = try await CompositionRoot.make(options.resolve().withData())
            let corrections = try await root.operatorActions.recountTally()
            try await root.close()
            for correction in corrections { print(correction.line) }
            print(corrections.isEmpty ? "the count is right" : "corrected: \(corrections.count)")
        }
    }
}

extension CountCorrection {
    var line: String {
        let counted = subject.isEmpty ? campaign : "\(campaign)/\(subject)"
        return "\(counted)  \(measure)  \(delta > 0 ? "+" : "")\(delta)\(rehearsal ? "  rehearsal" : "")"
    }
}
