import Actions
import ArgumentParser
import Domain
import Foundation

/// The `postbag history` command. Prints what operators and organisers have changed.
struct History: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say who imported, hid, resolved, dissolved or corrected what, the newest change first.")

    @OptionGroup var options: SettingsOptions
    @Option(help: ArgumentHelp("Only changes about this campaign.", valueName: "slug")) var campaign: String?
    @Option(help: "How many lines at the most.") var limit = 100

    func run() async throws {
        let entries = try await options.resolve().withData().withOperatorActions {
            try await $0.history(of: campaign, limit: limit)
        }
        for entry in entries { print(entry.line) }
    }
}

extension AuditEntry {
    /// Describes the change on one line for an operator.
    var line: String {
        let isCampaign = subject == campaign || subject.hasPrefix("\(campaign ?? "")/")
        let about = isCampaign ? "" : campaign.map { "\($0): " } ?? ""
        let fields = [
            "\(number)", at.formatted(.iso8601), "\(actorName) (\(actorKind))", action, about + subject,
            detail,
        ]
        return fields.filter { !$0.isEmpty }.joined(separator: "  ").printable()
    }
}
