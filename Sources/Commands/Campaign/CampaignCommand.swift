import Actions
import ArgumentParser
import Domain
import Foundation

/// The `postbag campaign …` commands. Check, import and export campaign folders, and list and hide
/// campaigns.
struct CampaignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign",
        abstract: "Check, import and export campaign folders; list and hide campaigns.",
        subcommands: [CheckCampaign.self, Import.self, Export.self, List.self, Hide.self, Show.self])
}

/// The `postbag campaign check DIR…` command. Prints the diagnostics of campaign folders. Exits
/// with 1 when a folder cannot be imported.
struct CheckCampaign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say what is wrong with campaign folders, and what to write instead.")

    @Argument(help: ArgumentHelp("The campaign folders.", valueName: "DIR"))
    var folders: [String]

    func run() throws {
        var failed = false
        for folder in folders {
            do {
                let reading = try readCampaign(
                    CampaignFolder(reading: URL(filePath: folder)), on: Day(Date()))
                print(CampaignReport(reading, folder: folder).text)
                failed = failed || reading.campaign == nil
            } catch CampaignFolderError.noFolder {
                print("\(folder): error: this is not a folder")
                failed = true
            } catch let error as CampaignFolderError {
                print("\(folder): error: \(error)")
                failed = true
            }
        }
        if failed { throw ExitCode(1) }
    }
}

/// The diagnostics of a folder, one on each line, and a summary line.
struct CampaignReport {
    let text: String

    init(_ reading: CampaignReading, folder: String) {
        let base = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
        let errors = reading.diagnostics.count { $0.severity == .error }
        let warnings = reading.diagnostics.count - errors
        let counts = [Self.count(errors, "error"), Self.count(warnings, "warning")].compactMap(\.self).joined(
            separator: ", ")
        text =
            (reading.diagnostics.map { "\(base)\($0)" } + [
                "\(folder): \(Self.verdict(reading))\(counts.isEmpty ? "" : " (\(counts))")"
            ])
            .joined(separator: "\n")
    }

    private static func count(_ number: Int, _ word: String) -> String? {
        number == 0 ? nil : "\(number) \(word)\(number == 1 ? "" : "s")"
    }

    private static func verdict(_ reading: CampaignReading) -> String {
        guard let campaign = reading.campaign else { return "cannot be imported" }
        let languages = campaign.languages.map(\.tag).joined(separator: ", ")
        return
            "`\(campaign.slug)` is fit to be imported: \(count(campaign.steps.count, "step") ?? "no step") in \(languages)"
    }
}
