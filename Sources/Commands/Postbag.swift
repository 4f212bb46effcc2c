package import ArgumentParser

/// The program `postbag`. Its commands are in a library, so that tests can call them.
package struct Postbag: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "postbag", abstract: "Letter campaigns, self-hosted.",
        version: Version.text,
        subcommands: [
            Serve.self, Work.self, CampaignCommand.self, PlacesCommand.self, DeliveriesCommand.self,
            DeskCommand.self, TallyCommand.self, Receive.self, DKIMCommand.self,
            MailsCommand.self, SwitchesCommand.self, StopSending.self, StartSending.self,
            SupporterCommand.self,
            Backup.self, Restore.self, Doctor.self, History.self, Routes.self, ShowSettings.self,
        ])

    package init() {}
}
