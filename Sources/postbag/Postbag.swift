import ArgumentParser
import Web
import NIOHTTP1
import ServiceLifecycle

@main
struct Postbag: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Letter campaigns, self-hosted.", subcommands: [CampaignCommand.self])
}
