import Actions
import ArgumentParser
import Channels
import Domain
import Foundation

/// The `postbag mails` commands. Print the received mails that a person may have to read.
struct MailsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mails", abstract: "See mails that came in and were kept.",
        subcommands: [List.self, Show.self, Again.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List kept mails, the newest first.")

        @OptionGroup var options: SettingsOptions
        @Option(help: "How many lines at the most.") var limit = 100

        func run() async throws {
            let root = try await CompositionRoot.make(options.resolve().withData())
            for mail in try await root.operatorActions.keptMails(limit: limit) { print(mail.line) }
            try await root.close()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print one kept mail as it came, and mark it as read.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The mail's id.") var id: Int64

        func run() async throws {
            let root = try await CompositionRoot.make(options.resolve().withData())
            let content = try await root.operatorActions.readMail(id)
            try await root.close()
            guard let content else { throw CommandError("there is no mail \(id)") }
            let text = String(decoding: content, as: UTF8.self).replacing("\r\n", with: "\n")
            print(text.printable(lines: true))
        }
    }

    struct Again: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Decide a kept mail once more, and record what it says.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The mail's id.") var id: Int64

        func run() async throws {
            let root = try await CompositionRoot.make(options.resolve().withData())
            let actions = root.operatorActions
            let mail = ReceivedMail(reading: try await actions.content(ofMail: id) ?? [])
            let decided = try await actions.decideMail(id, as: mail)
            try await root.close()
            guard let kept = decided else { throw CommandError("there is no mail \(id)") }
            print("\(id): \(kept.kind.rawValue); \(kept.state.rawValue). \(kept.why)".printable())
        }
    }
}

extension KeptMail {
    /// Describes the mail on one line for an operator.
    var line: String {
        let fields = [
            "\(id)", receivedAt.formatted(.iso8601), kind.rawValue, state.rawValue,
            letter.map { "letter \($0)" } ?? "no letter", why,
        ]
        return fields.joined(separator: "  ").printable()
    }
}
