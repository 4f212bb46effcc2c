import Actions
import ArgumentParser
import Domain

/// The `postbag places letters CAMPAIGN` command. Prints how many letters were written to each
/// member.
struct MemberLetters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters", abstract: "Count the confirmed letters of a campaign by division and member.")

    @OptionGroup var options: SettingsOptions
    @Argument(help: "The campaign's slug.") var campaign: String

    func run() async throws {
        let root = try await CompositionRoot.make(options.resolve().withData())
        let isKnown = root.services.campaigns.newest(campaign) != nil
        let counts = try await root.operatorActions.lettersByMember(
            of: campaign, rehearsal: root.services.rehearsal)
        try await root.close()
        guard isKnown else { throw CommandError("there is no campaign “\(campaign)”") }
        for count in counts {
            let who = count.name.isEmpty ? "whoever sits there" : count.name
            print(
                "\(count.division)\t\(count.divisionName)\t\(who)\t\(count.letters) confirmed\t\(count.accepted) accepted"
            )
        }
        if counts.isEmpty { print("no letter to a representative is confirmed") }
    }
}
