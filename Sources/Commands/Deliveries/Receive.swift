import Actions
import ArgumentParser
import Channels
import Domain
import Foundation

/// The `postbag receive` command. Reads a mail from standard input and lays it into the folder
/// `incoming`, where `serve` or `work` takes it.
struct Receive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take in a mail on standard input, for the server to record.")

    @OptionGroup var options: SettingsOptions

    @Flag(help: "Only say what the mail is, as one line of JSON. Needs no data folder and changes nothing.")
    var explain = false

    @Flag(help: "Record the mail at once, and say what it was.")
    var now = false

    @Argument(help: "The address that the mail came to, where the mail does not say it.")
    var recipient: String?

    func run() async throws {
        if explain { return try print(explanation(ReceivedMail(reading: Self.readInput()))) }
        var answer: String?
        do {
            let octets = try Self.readInput()
            if !octets.isEmpty { answer = try await take(octets) }
        } catch {
            FileHandle.standardError.say("Error: \(error)\n")
            throw ExitCode(Self.later)
        }
        // Empty input loses no mail, so the mail server need not try again.
        guard let answer else { throw CommandError("this is not a mail") }
        print(answer)
    }

    /// `EX_TEMPFAIL` of sysexits.h. The error is on our side, so the mail server keeps the mail and
    /// tries again.
    private static let later: Int32 = 75

    /// Reads the input to its end, so that the mail server's pipe does not break. Keeps one octet
    /// more than the limit, which shows that the mail is longer.
    private static func readInput() throws -> [UInt8] {
        var octets: [UInt8] = []
        while let piece = try FileHandle.standardInput.read(upToCount: 1 << 16), !piece.isEmpty {
            octets += piece.prefix(MailReceiver.mostOfOneMail + 1 - octets.count)
        }
        return octets
    }

    private func take(_ octets: [UInt8]) async throws -> String {
        let settings = try options.resolve().withData()
        let file = IncomingFile(
            recipient: recipient ?? "", arrivedAt: Date().addingTimeInterval(settings.clockOffset),
            octets: octets)
        if !now {
            try IncomingFolder(data: settings.data).put(file)
            return "taken in, for `postbag serve` or `postbag work`"
        }
        let root = try await CompositionRoot.make(settings)
        let outcome = try await root.services.receiver.receive(file) { IncomingMail(parsing: $0) }
        try await root.close()
        return Self.words(outcome)
    }

    private static func words(_ outcome: ReceiveOutcome) -> String {
        let what = outcome.letter.map(String.init) ?? "not about a letter of ours"
        return switch outcome.state {
        case .open: "\(what): \(outcome.kind.rawValue); kept for a person: postbag mails list"
        case .waiting: "\(what): \(outcome.kind.rawValue); waits until its letter is handed over"
        case .passedOn: "\(what): \(outcome.kind.rawValue); passed on"
        case .done: "\(what): \(outcome.kind.rawValue); recorded"
        }
    }

    private func explanation(_ mail: ReceivedMail) throws -> String {
        let isFinal = mail.kind == .bounce
        let explanation = Explanation(
            kind: mail.kind.rawValue, final: isFinal, reason: isFinal ? mail.reply.reason.rawValue : nil,
            recipient: mail.recipient,
            status: mail.status, why: mail.why)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try String(decoding: encoder.encode(explanation), as: UTF8.self)
    }

    private struct Explanation: Encodable {
        let kind: String, final: Bool, reason: String?, recipient: String, status: String, why: String

        enum Key: String, CodingKey { case kind, final, reason, recipient, status, why }

        func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: Key.self)
            try fields.encode(kind, forKey: .kind)
            try fields.encode(final, forKey: .final)
            // Writes null when there is no reason, so that every key is always present.
            try fields.encode(reason, forKey: .reason)
            try fields.encode(recipient, forKey: .recipient)
            try fields.encode(status, forKey: .status)
            try fields.encode(why, forKey: .why)
        }
    }
}
