import Actions
import ArgumentParser
import Domain
import Foundation

extension DeskCommand {
    /// The `postbag desk invite` command. Needs no mail server.
    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Print a link that lets one person in, once and within a day. It also signs in who has an account."
        )

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The person's address.") var email: String
        @Option(help: "What they may do: owner, organiser, translator or reader. Without it: owner.")
        var role: String?
        @Option(help: ArgumentHelp("The campaign, for all but an owner.", valueName: "slug"))
        var campaign: String?
        @Option(help: "A language of a translator; say it again for another one.") var language: [String] = []

        func validate() throws {
            guard case .success = EmailAddress.read(email) else {
                throw ValidationError("“\(email)” is not a whole address; one looks like name@example.org")
            }
            _ = try given()
        }

        func run() async throws {
            for line in try await lines(options.resolve().withData()) { print(line) }
        }

        func lines(_ settings: Settings) async throws -> [String] {
            let (email, given) = (try EmailAddress.read(email).get(), try given())
            return try await settings.withServices { services in
                let people = PeopleActions(services, actor: .here)
                guard let token = try await people.printLink(to: email, as: given) else {
                    throw CommandError(
                        "there is no campaign `\(campaign ?? "")`: postbag campaign list lists them")
                }
                let end = services.environment.now().addingTimeInterval(SignInRules.invitation)
                let chosen = role == nil ? " (say --role for another role)" : ""
                return [
                    "\(email): \(given.told)\(chosen)",
                    services.links.absolute(services.links.invitation("\(token)")),
                    "The link is good once, until \(end.formatted(.iso8601)). Whoever opens it is signed in as this person, with their second proof if they have one.",
                ]
            }
        }

        /// Returns the role that the options name.
        private func given() throws -> AccountRole {
            let known = CampaignRole.allCases.map(\.rawValue)
            guard let role, role != "owner" else {
                if campaign == nil, language.isEmpty { return .owner }
                throw ValidationError(
                    role == nil
                        ? "say which role: --role \(known.joined(separator: ", --role "))"
                        : "an owner has every campaign and language: leave --campaign and --language out")
            }
            guard let role = CampaignRole(rawValue: role) else {
                throw ValidationError(
                    "“\(role)” is not a role; write owner, \(known.joined(separator: ", "))")
            }
            guard let campaign else { throw ValidationError("say which campaign: --campaign SLUG") }
            guard (role == .translator) != language.isEmpty else {
                throw ValidationError(
                    role == .translator
                        ? "say which languages: --language fr" : "only a translator has a --language")
            }
            for tag in language where tag.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]{2,8})*/) == nil {
                throw ValidationError("“\(tag)” is not a language; write fr")
            }
            return .member(
                Membership(campaign: campaign, role: role, languages: language.map { Language($0) }))
        }
    }
}
