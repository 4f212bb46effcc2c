import ArgumentParser
import Testing

@testable import Commands

/// Every command is parsed as an operator types it, and wrong arguments are named.
@Suite struct ParsingTests {
    private static let commands: [(typed: String, command: any ParsableCommand.Type)] = [
        ("serve --port 9000 --host ::1 --demo --data d", Serve.self),
        ("work --settings postbag.conf", Work.self),
        ("doctor --mail", Doctor.self),
        ("campaign check one two", CheckCampaign.self),
        ("campaign import riverside --replace --drop mayor --drop write", CampaignCommand.Import.self),
        ("campaign export riverside out --replace", CampaignCommand.Export.self),
        ("campaign list", CampaignCommand.List.self),
        ("campaign hide one two", CampaignCommand.Hide.self),
        ("campaign show one", CampaignCommand.Show.self),
        ("places import a.csv b.csv --date 2024-11-01 --dates dmy --column name=MP", ImportPlaces.self),
        ("places find ZQ1 --json --legislature uk-house-of-commons", FindPlace.self),
        ("places list", ListPlaces.self),
        ("places letters calais", MemberLetters.self),
        ("places dissolve uk-house-of-commons --until 2029-07-10", Dissolve.self),
        ("places dissolve uk-house-of-commons --undo", Dissolve.self),
        ("deliveries list --state in_doubt --limit 5", DeliveriesCommand.List.self),
        ("deliveries show 17", DeliveriesCommand.Show.self),
        ("deliveries resolve 17 --again", DeliveriesCommand.Resolve.self),
        ("deliveries pause --campaign calais --target minister", DeliveriesCommand.Pause.self),
        ("deliveries resume --campaign calais --target minister", DeliveriesCommand.Resume.self),
        ("deliveries cancel --campaign calais --target minister", DeliveriesCommand.Cancel.self),
        ("desk secret", DeskCommand.Secret.self),
        (
            "desk invite a@b.example --role translator --campaign calais --language fr --language ar",
            DeskCommand.Invite.self
        ),
        ("desk accounts", DeskCommand.Accounts.self),
        ("desk unlock a@b.example", DeskCommand.Unlock.self),
        ("desk remove a@b.example", DeskCommand.Remove.self),
        ("tally recount", TallyCommand.Recount.self),
        ("receive letters@harbour.example --explain", Receive.self),
        ("mails list --limit 5", MailsCommand.List.self),
        ("mails show 17", MailsCommand.Show.self),
        ("mails again 17", MailsCommand.Again.self),
        ("backup copies --keep 7", Backup.self),
        ("restore copy.dump --key key.txt --send-queued", Restore.self),
        ("doctor --mail --dns 127.0.0.1:53 --sends-from 192.0.2.7 --to a@b.example", Doctor.self),
        ("dkim new key.pem --ed25519", DKIMCommand.New.self),
        ("dkim show", DKIMCommand.Show.self),
        ("history --campaign calais --limit 5", History.self),
        ("routes", Routes.self),
        ("settings", ShowSettings.self),
        (
            "deliveries list --campaign a --target b --since 24h --until 2026-11-26 --format csv",
            DeliveriesCommand.List.self
        ),
        ("stop-sending --campaign calais --note overload", StopSending.self),
        ("start-sending --all-mail", StartSending.self),
        ("supporter find a@b.example", SupporterCommand.Find.self),
        ("supporter export a@b.example --output file.json", SupporterCommand.Export.self),
        ("supporter erase a@b.example --yes", SupporterCommand.Erase.self),
        ("switches", SwitchesCommand.List.self),
        ("switches on read-only --why moving", SwitchesCommand.On.self),
        ("switches off paused --campaign calais", SwitchesCommand.Off.self),
    ]

    @Test(arguments: commands.indices) func eachIsFoundByItsName(_ index: Int) throws {
        let (typed, command) = Self.commands[index]
        let parsed = try Postbag.parseAsRoot(typed.split(separator: " ").map(String.init))
        #expect(type(of: parsed) == command, "postbag \(typed)")
    }

    /// A new command has an example above.
    @Test func eachHasAnExample() {
        let examples = Set(Self.commands.map { ObjectIdentifier($0.command) })
        for command in leaves(of: Postbag.self) {
            #expect(examples.contains(ObjectIdentifier(command)), "\(command) has no example")
        }
    }

    @Test(arguments: [
        ("deliveries list --state nonsense", "“nonsense” is not a state of a delivery"),
        ("deliveries resolve 17", "say one of --sent, --again, --drop"),
        ("deliveries resolve 17 --sent --drop", "say one of --sent, --again, --drop"),
        ("deliveries show seventeen", "The value 'seventeen' is invalid for '<id>'"),
        ("places dissolve uk-house-of-commons", "say --until DATE, or --undo"),
        ("places dissolve uk-house-of-commons --until 2029-07-10 --undo", "say --until DATE, or --undo"),
        ("places dissolve uk-house-of-commons --until July", "“July” is not a date; write 2029-07-10"),
        ("places import a.csv --date 1.11.2024", "“1.11.2024” is not a date; write 2024-11-01"),
        ("places import a.csv --dates ymd", "“ymd”: write --dates dmy or --dates mdy"),
        ("places import a.csv --column MP", "“MP”: write --column name=MP"),
        ("places import", "Missing expected argument '<FILE> ...'"),
        ("doctor --dns 127.0.0.1:53", "--dns, --sends-from and --to come with --mail"),
        ("doctor --mail --to nobody", "nobody is not an address"),
        ("backup copies --keep 0", "--keep: write how many backups stay, at least 1"),
        ("desk invite ruth", "“ruth” is not a whole address; one looks like name@example.org"),
        ("desk invite a@b.example --role boss", "“boss” is not a role; write owner, organiser, translator"),
        ("desk invite a@b.example --campaign calais", "say which role: --role organiser"),
        ("desk invite a@b.example --role owner --campaign calais", "an owner has every campaign"),
        ("desk invite a@b.example --role reader", "say which campaign: --campaign SLUG"),
        ("desk invite a@b.example --role translator --campaign calais", "say which languages"),
        (
            "desk invite a@b.example --role reader --campaign calais --language fr",
            "only a translator has a --language"
        ),
        (
            "desk invite a@b.example --role translator --campaign calais --language French",
            "“French” is not a language; write fr"
        ),
        ("campaign hide", "Missing expected argument '<slugs> ...'"),
        ("bench", "Unexpected argument 'bench'"),
    ])
    func wrongArgumentsAreNamed(_ typed: String, _ said: String) {
        #expect {
            try Postbag.parseAsRoot(typed.split(separator: " ").map(String.init))
        } throws: { error in
            let message = Postbag.message(for: error)
            #expect(message.contains(said), "postbag \(typed): \(message)")
            return Postbag.exitCode(for: error) == .validationFailure
        }
    }

    private func leaves(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
        let below = command.configuration.subcommands
        return below.isEmpty ? [command] : below.flatMap(leaves)
    }
}
