import Actions
import ArgumentParser
import Foundation
import Storage

extension CampaignCommand {
    /// `postbag campaign import`: a checked folder becomes the newest version of its campaign.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Import a campaign folder; a running server shows it within five seconds.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The campaign folder.") var folder: String

        func run() async throws {
            let settings = try options.resolve()
            let read = try CampaignFolder(reading: URL(filePath: folder))
            let reading = readCampaign(read)
            print(CampaignReport(reading, folder: folder).text)
            guard reading.campaign != nil else { throw ExitCode.failure }
            let engine = try await settings.openEngine()
            let stored = try await importCampaign(reading, from: read, into: Database(engine), at: Date())
            try await engine.close()
            if let stored { print("\(stored.slug): version \(stored.version) is in place") }
        }
    }

    /// `postbag campaign export`: the newest version's files, byte for byte.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Write a campaign's folder as it was imported.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The campaign's slug.") var slug: String
        @Argument(help: "The folder to write; made if it is not there.") var folder: String
        @Flag(help: "Write over a folder that holds a campaign; files of it that this one does not have go.") var replace = false

        func run() async throws {
            let engine = try await options.resolve().withData().openEngine()
            let files = try await exportCampaign(slug, from: Database(engine))
            try await engine.close()
            guard let files else { throw CommandFailure("there is no campaign “\(slug)”") }
            do { try files.write(to: URL(filePath: folder), replacing: replace) } catch CampaignFolderError.notEmpty {
                throw CommandFailure("\(folder) is not empty: say --replace to write over the campaign in it")
            }
            print("\(slug): \(files.files.count) files written to \(folder)")
        }
    }
}
