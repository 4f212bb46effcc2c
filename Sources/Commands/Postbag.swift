package import ArgumentParser

/// The program `postbag`. Its commands are in a library, so that tests can call them.
package struct Postbag: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "postbag", abstract: "Letter campaigns, self-hosted.",
        version: Version.text,
        subcommands: [
            Serve.self, Work.self, CampaignCommand.self, PlacesCommand.self, DeliveriesCommand.self,
            DeskCommand.self, TallyCommand.self, Receive.self, DKIMCommand.self,
<<<<<<< HEAD
            MailsCommand.self, SwitchesCommand.self,
            Backup.self, Restore.self, Doctor.self, History.self, Routes.self, ShowSettings.self,
=======
            MailsCommand.self, SwitchesCommand.self, StopSending.self, StartSending.self,
            SupporterCommand.self,
            Backup.self, Doctor.self, History.self, Routes.self, ShowSettings.self,
>>>>>>> e665bf292164ee9b1cc74325556104568ebabbb6
        ])

    package init() {}
}
