import Actions
import ArgumentParser
import Domain
import Foundation

/// The `postbag supporter` commands, for a request under data protection law.
struct SupporterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supporter",
        abstract: "Find, take out or erase what is kept of one supporter, in all campaigns.",
        subcommands: [Find.self, Export.self, Erase.self])

    struct Find: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List what is kept of an address.")

        @OptionGroup var whom: SupporterOptions

        func run() async throws {
            for line in try await whom.with({ try await $0.kept(whom.email) }).lines { print(line) }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write what is kept of an address as JSON, for the person to whom it belongs.")

        @OptionGroup var whom: SupporterOptions
        @Option(help: "The file to write, which is not there yet. Without it, standard output.")
        var output: String?

        func run() async throws {
            let octets = Data(try await whom.with { try await $0.file(whom.email, in: nil) })
            guard let output else { return try FileHandle.standardOutput.write(contentsOf: octets) }
            do {
                try octets.write(to: URL(filePath: output), options: .withoutOverwriting)
            } catch {
                throw CommandError("\(output) cannot be written: \(error.localizedDescription)")
            }
        }
    }

    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase what is kept of an address. What has not left is not sent.")

        @OptionGroup var whom: SupporterOptions
        @Flag(help: "Do not ask before.") var yes = false

        func run() async throws {
            let erased = try await whom.with { supporter -> OneSupporter.Erased? in
                if !yes {
                    for line in try await supporter.kept(whom.email).lines { print(line) }
                    print("Erase all of it? It cannot be brought back. Type yes: ", terminator: "")
                    fflush(nil)
                    guard readLine() == "yes" else { return nil }
                }
                return try await supporter.erase(whom.email, in: nil)
            }
            guard let erased else { throw CommandError("nothing is erased") }
            for line in erased.lines { print(line) }
            if erased.underWay > 0 {
                throw CommandError(
                    "\(erased.underWay) letters are being sent or in doubt, and stay until that is decided: "
                        + "see postbag deliveries list --state in_doubt, and run this again")
            }
        }
    }
}

/// Whom the commands are about.
struct SupporterOptions: ParsableArguments {
    @OptionGroup var options: SettingsOptions
    @Argument(help: "The supporter's e-mail address.") var email: String

    func validate() throws {
        guard case .success = EmailAddress.read(email) else {
            throw ValidationError("\(email.printable()) is not an address")
        }
    }

    func with<T>(_ body: (OneSupporter) async throws -> T) async throws -> T {
        let root = try await CompositionRoot.make(options.resolve().withData())
        let result = try await body(OneSupporter(root.services, actor: .here))
        try await root.close()
        return result
    }
}

extension OneSupporter {
    /// Everything that is kept of one address.
    struct Kept {
        let letters: [Found]
        let news: [(campaign: String, subscriber: NewsSubscriber)]
        let mails: [KeptMail]
    }

    fileprivate func kept(_ email: String) async throws -> Kept {
        Kept(
            letters: try await find(email, in: nil), news: try await news(email, in: nil),
            mails: try await mails(email).map(\.mail))
    }
}

extension OneSupporter.Kept {
    /// The lines for an operator, without what anybody wrote.
    var lines: [String] {
        let letters = letters.map { found in
            let letter = found.letter
            let states = found.deliveries.map { "\($0.channel.rawValue) \($0.state.rawValue)" }
            let fields =
                ["letter \(letter.id)", "\(letter.campaign)/\(letter.target)", letter.state.rawValue] + states
                + ["written \(letter.writtenAt.formatted(.iso8601))", letter.rehearsal ? "rehearsal" : ""]
            return fields.filter { !$0.isEmpty }.joined(separator: "  ").printable()
        }
        let news = news.map { "news of \($0.campaign)  since \($0.subscriber.since.formatted(.iso8601))" }
        let all = letters + news + mails.map { "mail about no letter: \($0.line)" }
        return all.isEmpty ? ["Nothing is kept of this address."] : all
    }
}

extension OneSupporter.Erased {
    var lines: [String] {
        [
            "Erased: \(letters) letters, the news of \(news) campaigns, \(mails) mails about no letter.",
            "Keyed hashes and counts stay, backups until they are replaced: docs/running.md, “What is kept”.",
        ]
    }
}
