import Actions
import ArgumentParser
import Domain
import Foundation

/// The `postbag desk` commands: who may sign in to the desk.
struct DeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk", abstract: "Let people in to the organiser's desk.",
        subcommands: [Secret.self, Invite.self, Accounts.self, Unlock.self, Remove.self])

    struct Secret: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the desk's address, and the words that make their holder its owner.")

        @OptionGroup var options: SettingsOptions

        func run() async throws {
            for line in try await lines(options.resolve().withData()) { print(line) }
        }

        func lines(_ settings: Settings) async throws -> [String] {
            try await settings.withServices { services in
                guard let lines = try await Announcement.firstRun(services) else {
                    throw CommandError(
                        "there is an account already, so there is no secret any more: postbag desk invite EMAIL prints a link that signs in"
                    )
                }
                return lines
            }
        }
    }

    struct Accounts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List who can sign in: name, address, roles, last use. Then whoever is invited.")

        @OptionGroup var options: SettingsOptions

        func run() async throws {
            for line in try await lines(options.resolve().withData()) { print(line) }
        }

        func lines(_ settings: Settings) async throws -> [String] {
            try await settings.withServices { services in
                let found = try await PeopleActions(services, actor: .here).list(of: nil)
                return (found?.people.map(\.line) ?? []) + (found?.invitations.map(\.line) ?? [])
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove an account and end its sessions. What it did stays in the history.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The address of the account.") var email: String

        func run() async throws { print(try await line(options.resolve().withData())) }

        func line(_ settings: Settings) async throws -> String {
            try await settings.withServices { services in
                let people = PeopleActions(services, actor: .here)
                let account = try await people.required(email)
                let outcome = try await people.remove(account.id, from: nil)
                guard outcome != .notFound else { throw CommandError.noAccount(of: email) }
                guard outcome == .done else {
                    throw CommandError(
                        "\(email) is the only owner: make another one first, with postbag desk invite EMAIL")
                }
                return "removed: \(account.name), \(account.email)".printable()
            }
        }
    }
}

extension Settings {
    /// Opens everything but the mail server, and closes it after `body`.
    func withServices<T>(_ body: (Services) async throws -> T) async throws -> T {
        let root = try await CompositionRoot.make(self)
        do {
            let result = try await body(root.services)
            try await root.close()
            return result
        } catch {
            try await root.close()
            throw error
        }
    }
}

extension ListedAccount {
    /// Describes the account on one line for an operator.
    var line: String {
        let roles = (account.isOwner ? [AccountRole.owner] : []) + self.roles.map(AccountRole.member)
        let used = usedAt.map { "last here \($0.formatted(.iso8601))" } ?? "not here yet"
        let fields =
            [
                account.name, account.email,
                roles.isEmpty ? "no role" : roles.map(\.told).joined(separator: "; "), used,
            ] + (hasSecond ? ["second proof"] : [])
        return fields.joined(separator: "  ").printable()
    }
}

extension Invitation {
    /// Describes the invitation on one line for an operator.
    var line: String {
        "invited  \(email)  \(role.told)  good until \(goodUntil.formatted(.iso8601))".printable()
    }
}

extension AccountRole {
    /// `owner`, or `translator of calais: fr, ar`.
    var told: String {
        let tags = languages.isEmpty ? "" : ": " + languages.map(\.tag).joined(separator: ", ")
        return campaign.map { "\(spelling) of \($0)\(tags)" } ?? spelling
    }
}

extension PeopleActions {
    /// Returns the account of an address. Throws for an address without one.
    func required(_ email: String) async throws -> Account {
        guard let account = try await account(of: email) else { throw CommandError.noAccount(of: email) }
        return account
    }
}

extension CommandError {
    fileprivate static func noAccount(of email: String) -> CommandError {
        CommandError("there is no account of \(email): postbag desk accounts lists them")
    }
}
