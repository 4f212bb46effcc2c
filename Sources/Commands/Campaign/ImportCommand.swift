import Actions
import ArgumentParser
import Domain
import Foundation

extension CampaignCommand {
    /// The `postbag campaign import` command. Stores a checked folder as the newest version of its
    /// campaign.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Import a campaign folder; a running server shows it within five seconds.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The campaign folder.") var folder: String

        @Flag(help: "Write over a campaign that has another organiser or title.") var replace = false
        @Option(
            help: ArgumentHelp(
                "A step or target that letters use and that is to go all the same.", valueName: "KEY"))
        var drop: [String] = []

        func run() async throws {
            let settings = try options.resolve()
            let read = try CampaignFolder(reading: URL(filePath: folder))
            let reading = readCampaign(read, on: Day(Date()))
            print(CampaignReport(reading, folder: folder).text)
            guard let campaign = reading.campaign else { throw ExitCode.failure }
            try await settings.withOperatorActions { try await store(campaign, read, $0) }
        }

        private func store(_ campaign: Campaign, _ read: CampaignFolder, _ actions: OperatorActions)
            async throws
        {
            for line in try await actions.unknownHouses(of: campaign) {
                print("\(folder): warning: \(line)")
            }
            let comparison = try await actions.compareWithStored(campaign, from: read)
            let slug = campaign.slug
            if comparison.version > 0, !comparison.changes.isEmpty {
                print("\(slug): changes against version \(comparison.version):")
                for change in comparison.changes { print("  \(change.sentence)") }
            }
            guard comparison.strangeness.isEmpty || replace else {
                let why = comparison.strangeness.joined(separator: ", and ")
                throw CommandError(
                    "nothing is imported: there is a campaign `\(slug)`, and \(why). Choose another slug, or say --replace if it is the same campaign"
                )
            }
            do {
                let version = try await actions.importCampaign(
                    campaign, from: read, over: comparison, dropping: Set(drop))
                guard let version else {
                    throw CommandError("`\(slug)` was imported by somebody else meanwhile: try again")
                }
                print(
                    "\(slug): version \(version) is in place\(version == comparison.version ? " already" : "")"
                )
            } catch let lost as LostKeys { throw CommandError("nothing is imported: \(lost)") }
        }
    }

    /// The `postbag campaign export` command. Writes the files of the newest version, byte for
    /// byte.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a campaign's folder as it was imported.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The campaign's slug.") var slug: String
        @Argument(help: "The folder to write; made if it is not there.") var folder: String
        @Flag(help: "Write over a folder that holds a campaign; files of it that this one does not have go.")
        var replace = false

        func run() async throws {
            let files = try await options.resolve().withData().withOperatorActions {
                try await $0.exportCampaign(slug)
            }
            guard let files else { throw CommandError("there is no campaign “\(slug)”") }
            do { try files.write(to: URL(filePath: folder), replacing: replace) } catch CampaignFolderError
                .notEmpty
            {
                throw CommandError("\(folder) is not empty: say --replace to write over the campaign in it")
            }
            print("\(slug): \(files.files.count) files written to \(folder)")
        }
    }
}
