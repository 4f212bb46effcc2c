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
        let assembly = try await Assembly.make(options.resolve())
        let answer = try await take(bytes, assembly)
        try await assembly.close()
        print(answer)
    }

    private func take(_ bytes: [UInt8], _ assembly: Assembly) async throws -> String {
        guard let mail = ReadMail(bytes) else { throw ValidationError("this is no mail") }
        let addresses = [recipient, mail.field("Delivered-To"), mail.field("X-Original-To")].compactMap(\.self) + mail.to.map(\.address)
        guard let letter = addresses.lazy.compactMap(assembly.runtime.letter(ofReturnPath:)).first else { return "not about a letter of ours" }
        switch Bounce(bytes) {
        case .failed(let report):
            let reply = Reply(Self.code(in: report.diagnostic), report.diagnostic.isEmpty ? report.status : report.diagnostic)
            let changed = try await assembly.runtime.bounce(letter: letter, reply: reply)
            return changed ? "\(letter): refused" : "\(letter): nothing changed"
        case .undecidable(_, let why): return "\(letter): a person must read this mail. \(why)"
        case .passing, .automaticReply, .personal, nil: return "\(letter): no final refusal; nothing changed"
        }
    }

    /// The reply code with which a server's words begin: `550 5.1.1 …`; 0 when they do not.
    private static func code(in diagnostic: String) -> Int {
        let digits = diagnostic.prefix(3)
        return digits.count == 3 ? Int(digits).flatMap { (400..<600).contains($0) ? $0 : nil } ?? 0 : 0
    }
}
