import Domain
import NIOPosix
import Testing

@testable import Channels

/// A mail server that somebody tries, against real servers on loopback.
@Suite("Trying a mail server", .timeLimit(.minutes(3))) struct SMTPTrialTests {
    private static let able = ["STARTTLS", "AUTH PLAIN", "PIPELINING"]

    @Test func aWholeTrialSaysEachLinkAndSendsOneLetter() async throws {
        let server = try await ScriptedServer.start(
            Script(capabilities: Self.able, replies: ["AUTH": "235 welcome"]),
            tls: TestCertificate.serverContext())
        let trial = await run(server, letter: sampleMail())
        #expect(trial.held == [.connection, .greeting, .encryption, .password, .sender, .letter])
        #expect(trial.said == Reply(250, "2.0.0 queued as 4F1") && trial.isWhole)
        #expect(server.texts.count == 1 && server.lines.first == "EHLO harbour.example")
        #expect(server.lines.contains("MAIL FROM:<bounce-0-x@harbour.example>"))
        try await server.stop()
    }

    @Test(arguments: [
        (Script(greeting: "554 5.7.1 not you"), MailTrial.Link.greeting, Reply(554, "5.7.1 not you")),
        (
            Script(capabilities: ["AUTH PLAIN"]), .encryption,
            Reply(0, "The server offers no STARTTLS, and nothing goes there in clear.")
        ),
        (
            Script(capabilities: able, replies: ["STARTTLS": "454 4.7.0 later"]), .encryption,
            Reply(454, "4.7.0 later")
        ),
        (
            Script(capabilities: able, replies: ["AUTH": "535 5.7.8 no\u{1B}[2J"]), .password,
            Reply(535, "5.7.8 no [2J")
        ),
        (
            Script(capabilities: able, replies: ["AUTH": "235 ok", "MAIL": "553 5.7.1 not yours"]), .sender,
            Reply(553, "5.7.1 not yours")
        ),
        (
            Script(capabilities: able, replies: ["AUTH": "235 ok", "RCPT": "550 5.1.1 nobody"]), .letter,
            Reply(550, "5.1.1 nobody")
        ),
    ])
    func theLinkThatBreaksIsNamedInTheServersWords(_ script: Script, _ link: MailTrial.Link, _ said: Reply)
        async throws
    {
        let server = try await ScriptedServer.start(script, tls: TestCertificate.serverContext())
        let trial = await run(server, letter: sampleMail())
        #expect(trial.broken == .init(at: link, said))
        #expect(!server.lines.contains("DATA") || link == .letter)
        try await server.stop()
    }

    @Test func aStrangersCertificateBreaksTheEncryptionAndHearsNoPassword() async throws {
        let server = try await ScriptedServer.start(
            Script(capabilities: Self.able), tls: TestCertificate.serverContext())
        let trial = await run(server, trust: .system)
        #expect(trial.broken?.link == .encryption && trial.hint == .certificate)
        #expect(!server.lines.contains { $0.hasPrefix("AUTH") })
        try await server.stop()
    }

    @Test func nobodyThereAndNoSuchName() async throws {
        let server = try await ScriptedServer.start()
        try await server.stop()
        #expect(await run(server).broken?.link == .connection)
        let nowhere = MailServer(host: "no-such-host.invalid", port: 587, sender: "letters@harbour.example")
        let trial = await SMTPTrial(eventLoopGroup: .singletonMultiThreadedEventLoopGroup)
            .run(nowhere, senders: [], letter: nil)
        #expect(trial.broken?.link == .name && trial.held.isEmpty)
    }

    @Test func aServerThatSaysNothingIsLeftInTime() async throws {
        let server = try await ScriptedServer.start(Script(greeting: Script.hang))
        var waits = SMTPWaits.trial
        waits.whole = .milliseconds(300)
        let trial = SMTPTrial(
            trust: .system, waits: waits, eventLoopGroup: .singletonMultiThreadedEventLoopGroup)
        let found = await trial.run(Self.mailServer(server), senders: [], letter: nil)
        #expect(found.broken?.link == .greeting && found.hint == .otherPort)
        try await server.stop()
    }

    private static func mailServer(_ server: ScriptedServer) -> MailServer {
        MailServer(
            host: "127.0.0.1", port: server.port, user: "post", password: "pässword",
            sender: "letters@harbour.example")
    }

    private func run(
        _ server: ScriptedServer, letter: EmailMessage? = nil,
        trust: MailTrust = .certificates(pem: TestCertificate.certificate)
    ) async -> MailTrial {
        // A person waits for seconds only; a busy machine may need more for what is tested here.
        var waits = SMTPWaits.trial
        (waits.connection, waits.whole) = (.seconds(60), nil)
        let trial = SMTPTrial(
            trust: trust, waits: waits, eventLoopGroup: .singletonMultiThreadedEventLoopGroup)
        return await trial.run(
            Self.mailServer(server), senders: ["bounce-0-x@harbour.example"], letter: letter)
    }
}
