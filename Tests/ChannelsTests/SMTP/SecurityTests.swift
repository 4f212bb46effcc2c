import Domain
import Logging
import NIOPosix
import Testing

@testable import Channels

/// TLS and passwords, against real servers on loopback.
@Suite("Handing a mail over in secret", .timeLimit(.minutes(3))) struct SecurityTests {
    private static let credentials = SMTPServer.Credentials(user: "post", password: "pässword")
    private static let plain = "AUTH PLAIN AHBvc3QAcMOkc3N3b3Jk"

    @Test(arguments: [false, true]) func plainGoesInsideTLS(implicitTLS: Bool) async throws {
        let script = Script(
            capabilities: ["STARTTLS", "AUTH PLAIN LOGIN", "PIPELINING"], replies: ["AUTH": "235 welcome"])
        let (outcome, server) = try await send(script, implicitTLS: implicitTLS)
        #expect(outcome == SMTPClientTests.queued)
        let opening =
            implicitTLS
            ? ["EHLO postbag.example"] : ["EHLO postbag.example", "STARTTLS", "EHLO postbag.example"]
        #expect(Array(server.lines.prefix(opening.count + 1)) == opening + [Self.plain])
    }

    @Test func login() async throws {
        let replies = [
            "AUTH": "334 VXNlcm5hbWU6", "cG9zdA==": "334 UGFzc3dvcmQ6", "cMOkc3N3b3Jk": "235 welcome",
        ]
        let (outcome, _) = try await send(Script(capabilities: ["STARTTLS", "AUTH=LOGIN"], replies: replies))
        #expect(outcome == SMTPClientTests.queued)
    }

    @Test func aWrongPasswordConcernsUsNotTheLetter() async throws {
        let (outcome, server) = try await send(
            Script(capabilities: ["STARTTLS", "AUTH PLAIN"], replies: ["AUTH": "535 5.7.8 wrong"]))
        #expect(outcome == .held(Reply(535, "5.7.8 wrong")))
        #expect(!server.lines.contains { $0.hasPrefix("MAIL") })
    }

    @Test func noPasswordInClear() async throws {
        let (outcome, server) = try await send(Script(capabilities: ["AUTH PLAIN"]))
        #expect(outcome == .held(Reply(0, "The server offers no STARTTLS, and nothing goes there in clear.")))
        #expect(!server.lines.contains { $0.hasPrefix("AUTH") })
    }

    @Test(arguments: [false, true]) func aStrangersCertificateIsRefused(implicitTLS: Bool) async throws {
        let (outcome, server) = try await send(
            Script(capabilities: ["STARTTLS", "AUTH PLAIN"]), implicitTLS: implicitTLS, trust: .system)
        guard case .held(let reply) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reply.text.contains("CERTIFICATE_VERIFY_FAILED"))
        #expect(!server.lines.contains { $0.hasPrefix("AUTH") })
    }

    @Test func wordsSmuggledBeforeTLSEndTheTalk() async throws {
        let (outcome, _) = try await send(
            Script(capabilities: ["STARTTLS", "AUTH PLAIN"], smuggled: "250 ok\r\n"))
        #expect(outcome == .held(Reply(0, "The server spoke in clear after STARTTLS.")))
    }

    @Test func aLineThatBreaksInsideTLSIsInDoubt() async throws {
        let (outcome, _) = try await send(
            Script(capabilities: ["STARTTLS", "AUTH PLAIN"], replies: ["AUTH": "235 ok", ".": Script.close]))
        guard case .inDoubt = outcome else {
            Issue.record("\(outcome)")
            return
        }
    }

    @Test func aTrialLogsInAndSendsNoMail() async throws {
        let able = Script(capabilities: ["STARTTLS", "AUTH PLAIN"], replies: ["AUTH": "235 ok"])
        let server = try await ScriptedServer.start(able, tls: TestCertificate.serverContext())
        #expect(try await client(of: server).trial(of: Self.senders, to: "c@x.example") == nil)
        #expect(
            server.lines.contains("MAIL FROM:<a@x.example>")
                && server.lines.contains("MAIL FROM:<b@x.example>"))
        #expect(!server.lines.contains("DATA") && server.lines.contains("RCPT TO:<c@x.example>"))
        try await server.hears()
        #expect(server.lines.last == "QUIT")
        try await server.stop()
        let unwilling = try await ScriptedServer.start(
            Script(greeting: "554 no service"), tls: TestCertificate.serverContext())
        #expect(
            try await client(of: unwilling).trial(of: Self.senders, to: "c@x.example")
                == Reply(554, "no service"))
        try await unwilling.stop()
    }

    private static let senders = ["a@x.example", "b@x.example"]

    /// Many servers refuse a sender only at RCPT. What they say there of the recipient is no
    /// refusal of the sender.
    @Test(arguments: [
        (["RCPT": "553 5.7.1 <a@x.example>: Sender address rejected: not owned by user a"], true),
        (["RCPT": "550 5.1.1 <c@x.example>: User unknown"], false), (["RCPT": "450 4.2.0 Greylisted"], false),
        (["MAIL": "550 5.7.60 SendAsDenied", "RCPT": "503 5.5.1 MAIL first"], true),
    ])
    func aTrialTellsTheSenderFromTheRecipient(_ replies: [String: String], _ isRefused: Bool) async throws {
        for words in [["STARTTLS", "AUTH PLAIN"], ["STARTTLS", "AUTH PLAIN", "PIPELINING"]] {
            let script = Script(capabilities: words, replies: replies.merging(["AUTH": "235 ok"]) { $1 })
            let server = try await ScriptedServer.start(script, tls: TestCertificate.serverContext())
            let objection = try await client(of: server).trial(of: Self.senders, to: "c@x.example")
            #expect((objection != nil) == isRefused, "\(objection as Any)")
            #expect(objection.map { !$0.text.contains("MAIL first") } ?? true)
            try await server.stop()
        }
    }

    private func client(
        of server: ScriptedServer, implicitTLS: Bool = false,
        trust: MailTrust = .certificates(pem: TestCertificate.certificate)
    ) throws -> SMTPClient {
        var settings = SMTPSettings.test
        settings.trust = trust
        return try SMTPClient(
            server: SMTPServer(
                host: "127.0.0.1", port: server.port, implicitTLS: implicitTLS, credentials: Self.credentials),
            settings: settings,
            eventLoopGroup: .singletonMultiThreadedEventLoopGroup, logger: Logger(label: "test"))
    }

    private func send(
        _ script: Script, implicitTLS: Bool = false,
        trust: MailTrust = .certificates(pem: TestCertificate.certificate)
    ) async throws -> (Outcome, ScriptedServer) {
        let server = try await ScriptedServer.start(
            script, tls: TestCertificate.serverContext(), implicitTLS: implicitTLS)
        let client = try client(of: server, implicitTLS: implicitTLS, trust: trust)
        let outcome = await client.send(sampleMail())
        await client.shutdown()
        try await server.stop()
        return (outcome, server)
    }
}
