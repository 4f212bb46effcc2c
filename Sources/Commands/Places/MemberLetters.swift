import Actions
import ArgumentParser
import Domain
import Storage

/// The `postbag places letters CAMPAIGN` command. Prints how many letters were written to each
/// member.
struct MemberLetters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters", abstract: "Count the confirmed letters of a campaign by division and member.")

    @OptionGroup var options: SettingsOptions
    @Argument(help: "The campaign's slug.") var campaign: String

    func run() async throws {
        let root = try await CompositionRoot.make(options.resolve().withData())
        let (slug, rehearsal) = (campaign, root.services.rehearsal)
        let isKnown = root.services.campaigns.newest(slug) != nil
        let counts = try await root.services.database.read {
            try $0.letters.byMember(of: slug, rehearsal: rehearsal)
        }
        try await root.close()
        guard isKnown else { throw CommandError("there is no campaign “\(slug)”") }
        for count in counts {
            let who = count.name.isEmpty ? "whoever sits there" : count.name
            print(
                "\(count.division)\t\(count.divisionName)\t\(who)\t\(count.letters) confirmed\t\(count.accepted) accepted"
            )
        }
        if counts.isEmpty { print("no letter to a representative is confirmed") }
    }
}
