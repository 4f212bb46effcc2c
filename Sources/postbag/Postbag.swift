import ArgumentParser

@main
struct Postbag: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "postbag", abstract: "Letter campaigns, self-hosted.",
        subcommands: [
            Serve.self, Work.self, CampaignCommand.self, PlacesCommand.self, DeliveriesCommand.self,
            TallyCommand.self, Receive.self,
            MailsCommand.self,
            Backup.self, Doctor.self, ShowSettings.self,
            BenchCommand.self,
        ])
}
