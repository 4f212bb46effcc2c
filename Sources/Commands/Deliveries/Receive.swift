import Actions
import ArgumentParser
import Channels
import Domain
import Foundation

/// The `postbag receive` command. Reads a mail from standard input. Records what the mail says
/// about its letter. Keeps a mail that a person may have to read.
struct Receive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take in a mail that came back, on standard input.")

    @OptionGroup var options: SettingsOptions

    @Flag(help: "Only say what the mail is, as one line of JSON. Needs no data folder and changes nothing.")
    var explain = false

    @Argument(help: "The address that the mail came to, where the mail does not say it.")
    var recipient: String?

    func run() async throws {
        if explain { return try print(explanation(ReceivedMail(reading: Self.readInput()))) }
        var answer: String?
        do {
            let octets = try Self.readInput()
            if !octets.isEmpty {
                let root = try await CompositionRoot.make(options.resolve().withData())
                answer = try await take(octets, root)
                try await root.close()
            }
        } catch {
            FileHandle.standardError.write(Data("Error: \(error)\n".utf8))
            throw ExitCode(Self.later)
        }
        // Empty input loses no mail, so the mail server need not try again.
        guard let answer else { throw CommandError("this is not a mail") }
        print(answer)
    }

    /// `EX_TEMPFAIL` of sysexits.h. The error is on our side, so the mail server keeps the mail and
    /// tries again.
    private static let later: Int32 = 75
    /// The octets that are kept of one mail. The rest is cut.
    private static let limit = 10 << 20

    /// Reads the input to its end, so that the mail server's pipe does not break.
    private static func readInput() throws -> [UInt8] {
        var octets: [UInt8] = []
        while let piece = try FileHandle.standardInput.read(upToCount: 1 << 16), !piece.isEmpty {
            octets += piece.prefix(limit + 1 - octets.count)
        }
        return octets
    }

    private func take(_ octets: [UInt8], _ root: CompositionRoot) async throws -> String {
        let mail = ReadMail([UInt8](octets.prefix(1 << 20)))
        let fields = [recipient, mail?.field("Delivered-To"), mail?.field("X-Original-To")].compactMap(\.self)
        let addresses = fields + (mail?.to.map(\.address) ?? [])
        let letter = addresses.lazy.compactMap(root.services.letter(ofReturnPath:)).first
        var received = ReceivedMail(reading: octets)
        if octets.count > Self.limit {
            received.why += " It was longer than 10 MiB, and its end is not kept."
        }
        let state = try await root.services.receive(
            received, letter: letter, content: Array(octets.prefix(Self.limit)))
        let what = letter.map(String.init) ?? "not about a letter of ours"
        return switch state {
        case .open: "\(what): \(received.kind.rawValue); kept for a person: postbag mails list"
        case .waiting: "\(what): \(received.kind.rawValue); waits until its letter is handed over"
        case .done: "\(what): \(received.kind.rawValue); recorded"
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
