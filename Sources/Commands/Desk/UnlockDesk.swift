import Actions
import ArgumentParser
import Domain

extension DeskCommand {
    /// The `postbag desk unlock` command, for somebody whose phone and recovery codes are gone.
    struct Unlock: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the second proof off an account and end its sessions. Its mail lets it in again.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The address of the account.") var email: String

        func run() async throws { print(try await line(options.resolve().withData())) }

        func line(_ settings: Settings) async throws -> String {
            try await settings.withServices { services in
                let people = PeopleActions(services, actor: .here)
                let account = try await people.required(email)
                guard try await people.unlock(account.id) == .done else {
                    throw CommandError("\(email) has no second proof: the mail alone signs in")
                }
                return "unlocked: \(account.name), \(account.email)".printable()
            }
        }
    }
}
