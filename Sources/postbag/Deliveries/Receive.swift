import Actions
import ArgumentParser
import Channels
import Domain
import Foundation

/// `postbag receive`: a mail on standard input; a notice of non-delivery finds its letter by its return path.
struct Receive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take in a mail that came back, on standard input.")

    @OptionGroup var options: SettingsOptions

    @Argument(help: "The address that the mail came to, where the mail does not say it.")
    var recipient: String?

    func run() async throws {
        let bytes = try [UInt8](FileHandle.standardInput.readToEnd() ?? Data())
        guard let mail = ReadMail(bytes) else { throw CommandFailure("this is no mail") }
        do {
            let assembly = try await Assembly.make(options.resolve().withData())
            let answer = try await take(mail, bytes, assembly)
            try await assembly.close()
            print(answer)
        } catch {
            FileHandle.standardError.write(Data("Error: \(error)\n".utf8))
            throw ExitCode(Self.later)
        }
    }

    /// `EX_TEMPFAIL` of sysexits.h: the trouble is ours, so the mail server keeps the mail and tries again.
    private static let later: Int32 = 75

    private func take(_ mail: ReadMail, _ bytes: [UInt8], _ assembly: Assembly) async throws -> String {
        let addresses = [recipient, mail.field("Delivered-To"), mail.field("X-Original-To")].compactMap(\.self) + mail.to.map(\.address)
        guard let letter = addresses.lazy.compactMap(assembly.runtime.letter(ofReturnPath:)).first else { return "not about a letter of ours" }
        switch Bounce(bytes) {
        case .failed(let report):
            let reply = Self.reply(report)
            let changed = try await assembly.runtime.bounce(letter: letter, reply: reply)
            return changed ? "\(letter): refused" : "\(letter): nothing changed"
        case .undecidable(_, let why): return "\(letter): a person must read this mail. \(why)"
        case .passing, .automaticReply, .personal, nil: return "\(letter): no final refusal; nothing changed"
        }
    }

    /// The server's words, their code taken off the front: `550 5.1.1 …`. Code 0 where they begin with none; the status where there are no words.
    private static func reply(_ report: Bounce.Report) -> Reply {
        guard !report.diagnostic.isEmpty else { return Reply(0, report.status) }
        let words = report.diagnostic.split(separator: " ", maxSplits: 1)
        guard words.count == 2, let code = Int(words[0]), (400..<600).contains(code) else { return Reply(0, report.diagnostic) }
        return Reply(code, String(words[1]))
    }
}
