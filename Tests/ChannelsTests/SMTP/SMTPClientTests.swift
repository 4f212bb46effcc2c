import Domain
import Logging
import NIOPosix
import Testing

@testable import Channels

/// The client against real servers on loopback. Each server misbehaves in its own way.
@Suite("Handing a mail to a server", .timeLimit(.minutes(3))) struct SMTPClientTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var script: Script
        var outcome: Outcome
        var settings = SMTPSettings.test
        var testDescription: String { name }

        init(
            _ name: String, _ replies: [String: String], _ outcome: Outcome,
            greeting: String = "220 mx.example", capabilities: [String]? = nil,
            settings: SMTPSettings = .test
        ) {
            self.name = name
            self.outcome = outcome
            self.settings = settings
            script = Script(
                greeting: greeting, capabilities: capabilities ?? Script().capabilities, replies: replies)
        }
    }

    static let queued = Outcome.accepted(Reply(250, "2.0.0 queued as 4F1"))
    static func brokenAt(_ word: String) -> Reply { Reply(0, "The server closed the connection (\(word)).") }
    static func silentAt(_ word: String) -> Reply { Reply(0, "The server did not answer in time (\(word)).") }

    static let cases: [Case] = [
        Case("takes it", [:], queued),
        Case("takes it, word by word", [:], queued, capabilities: []),
        Case("knows only HELO", ["EHLO": "502 what"], queued),
        Case(
            "refuses for now", ["RCPT": "450 4.2.0 later", "DATA": "503 no"],
            .deferred(Reply(450, "4.2.0 later"))),
        Case(
            "refuses for now, word by word", ["RCPT": "450 4.2.0 later"],
            .deferred(Reply(450, "4.2.0 later")), capabilities: []),
        Case(
            "refuses the recipient", ["RCPT": "550 5.1.1 nobody", "DATA": "554 no"],
            .refused(Reply(550, "5.1.1 nobody"))),
        Case(
            "refuses the recipient, yet says go on", ["RCPT": "550 5.1.1 nobody"],
            .refused(Reply(550, "5.1.1 nobody"))),
        Case(
            "refuses the sender", ["MAIL": "553 5.7.1 no", "RCPT": "503 x", "DATA": "503 x"],
            .held(Reply(553, "5.7.1 no"))),
        Case(
            "refuses the size at MAIL", ["MAIL": "552 5.3.4 large", "RCPT": "503 x", "DATA": "503 x"],
            .refused(Reply(552, "5.3.4 large"))),
        Case("refuses DATA", ["DATA": "554 5.0.0 no"], .refused(Reply(554, "5.0.0 no"))),
        Case("refuses the text", [".": "552 5.2.2 full"], .refused(Reply(552, "5.2.2 full"))),
        Case("refuses the text for now", [".": "451 4.3.0 later"], .deferred(Reply(451, "4.3.0 later"))),
        Case(
            "answers in many lines", [".": "550-one\r\n550-two\r\n550 three"],
            .refused(Reply(550, "one\ntwo\nthree"))),
        Case(
            "goes away with 421", ["MAIL": "421 4.3.2 bye\r\n" + Script.close],
            .slowedDown(Reply(421, "4.3.2 bye"))),
        Case(
            "goes away after the text with 421", [".": "421 4.3.2 bye\r\n" + Script.close],
            .slowedDown(Reply(421, "4.3.2 bye"))),
        Case("does not want us", [:], .held(Reply(554, "no service")), greeting: "554 no service"),
        Case("closes at once", [:], .held(brokenAt("greeting")), greeting: Script.close),
        Case("closes at EHLO", ["EHLO": Script.close], .held(brokenAt("EHLO"))),
        Case("closes before DATA", ["DATA": Script.close], .deferred(brokenAt("DATA"))),
        Case("closes after the text", [".": Script.close], .inDoubt(brokenAt("the answer to the text"))),
        Case(
            "hangs at the greeting", [:], .held(silentAt("greeting")), greeting: Script.hang,
            settings: .hasty(\.greeting)),
        Case(
            "hangs at MAIL", ["MAIL": Script.hang, "RCPT": Script.hang, "DATA": Script.hang],
            .deferred(silentAt("MAIL")), settings: .hasty(\.mail)),
        Case(
            "hangs after the text", [".": Script.hang], .inDoubt(silentAt("the answer to the text")),
            settings: .hasty(\.verdict)),
        Case(
            "talks nonsense after the text", [".": "what?"],
            .inDoubt(Reply(0, "The server sent something that is no SMTP reply."))),
        Case("answers 354 to the text", [".": "354 more"], .inDoubt(Reply(354, "more"))),
        Case(
            "sends a line without an end", ["MAIL": String(repeating: "2", count: 70_000)],
            .deferred(Reply(0, "The server sent a line without an end."))),
        Case(
            "sends a reply without an end", ["EHLO": String(repeating: "250-x\r\n", count: 9_000)],
            .held(Reply(0, "The server sent a reply without an end."))),
        Case(
            "is too small", [:],
            .refused(Reply(0, "The server takes at most 99 octets; this mail has \(size).")),
            capabilities: ["SIZE 99"]),
    ]

    static let size = (try? render(sampleMail()).count) ?? 0

    @Test(arguments: cases) func ends(_ example: Case) async throws {
        let server = try await ScriptedServer.start(example.script)
        let client = try client(for: server, example.settings)
        #expect(await client.send(sampleMail()) == example.outcome)
        await client.shutdown()
        try await server.stop()
    }

    @Test(arguments: cases) func endsTheSameOctetByOctet(_ example: Case) async throws {
        var script = example.script
        script.isSlow = true
        let server = try await ScriptedServer.start(script)
        let client = try client(for: server, example.settings)
        #expect(await client.send(sampleMail()) == example.outcome)
        await client.shutdown()
        try await server.stop()
    }

    @Test func nobodyListens() async throws {
        let server = try await ScriptedServer.start()
        try await server.stop()
        guard case .held(let reply) = await (try client(for: server)).send(sampleMail()) else {
            Issue.record("another outcome")
            return
        }
        #expect(reply.code == 0)
        #expect(reply.text.hasPrefix("No connection to the mail server"))
    }

    @Test(arguments: [["PIPELINING"], []]) func textArrivesWhole(capabilities: [String]) async throws {
        let server = try await ScriptedServer.start(Script(capabilities: capabilities))
        let client = try client(for: server)
        let mail = sampleMail(body: ".\n..x\nend.\n.", returnPath: "")
        #expect(await client.send(mail) == Self.queued)
        await client.shutdown()
        try await server.hears()
        let arrived = try #require(server.texts.first)
        #expect(arrived.hasSuffix("\r\n\r\n..\r\n...x\r\nend.\r\n.."))
        #expect(
            server.lines == [
                "EHLO postbag.example", "MAIL FROM:<>", "RCPT TO:<minister@interior.example>", "DATA", "QUIT",
            ])
    }

    @Test func aRefusalDoesNotSpoilTheNext() async throws {
        let server = try await ScriptedServer.start(Script(replies: ["RCPT": "550 no", "DATA": "554 no"]))
        let client = try client(for: server)
        for _ in 0..<3 { #expect(await client.send(sampleMail()) == .refused(Reply(550, "no"))) }
        #expect(server.connections == 1)
        #expect(server.lines.count { $0 == "RSET" } == 2)
    }

    @Test(arguments: [Script.close, "421 idle too long\r\n" + Script.close])
    func aKeptConnectionThatWasDropped(deed: String) async throws {
        let server = try await ScriptedServer.start(
            Script(firstReplies: ["RSET": deed, "DATA": "450 later"]))
        let client = try client(for: server)
        #expect(await client.send(sampleMail()) == .deferred(Reply(450, "later")))
        #expect(await client.send(sampleMail()) == Self.queued)
        #expect(server.connections == 2)
        #expect(server.texts.count == 1)
    }

    @Test func connectionsAreKeptAndFew() async throws {
        let server = try await ScriptedServer.start()
        let client = try client(for: server)
        await withTaskGroup { group in
            for _ in 0..<60 { group.addTask { await client.send(sampleMail()) } }
            for await outcome in group { #expect(outcome == Self.queued) }
        }
        await client.shutdown()
        #expect(server.texts.count == 60)
        #expect(server.connections <= 4)
        try await server.hears(quits: server.connections)
        #expect(server.lines.count { $0 == "QUIT" } == server.connections)
        guard case .deferred = await client.send(sampleMail()) else {
            Issue.record("another outcome")
            return
        }
    }

    @Test func addressesOutsideASCII() async throws {
        let able = try await ScriptedServer.start(Script(capabilities: ["SMTPUTF8", "8BITMIME"]))
        #expect(await (try client(for: able)).send(sampleMail(to: "zoë@b.example")) == Self.queued)
        #expect(able.lines.contains("MAIL FROM:<bounce-7@postbag.example> BODY=8BITMIME SMTPUTF8"))
        let unable = try await ScriptedServer.start()
        let outcome = await (try client(for: unable)).send(sampleMail(to: "zoë@b.example"))
        #expect(
            outcome
                == .refused(Reply(0, "The server takes no addresses outside ASCII (it offers no SMTPUTF8).")))
    }

    @Test func whatCannotBeWrittenIsRefused() async throws {
        let server = try await ScriptedServer.start()
        let outcome = await (try client(for: server)).send(sampleMail(subject: "a\r\nBcc: x@y.example"))
        #expect(outcome == .refused(Reply(0, "This mail cannot be written: a control character in Subject.")))
        #expect(server.connections == 0)
    }

    private func client(for server: ScriptedServer, _ settings: SMTPSettings = .test) throws -> SMTPClient {
        try SMTPClient(
            server: SMTPServer(host: "127.0.0.1", port: server.port), settings: settings,
            eventLoopGroup: .singletonMultiThreadedEventLoopGroup,
            logger: Logger(label: "test"))
    }
}

extension SMTPSettings {
    static let test = SMTPSettings(hello: "postbag.example")

    /// Settings that wait half a second instead of minutes for one reply, which the server never
    /// sends.
    static func hasty(_ waits: WritableKeyPath<SMTPWaits, Duration>) -> SMTPSettings {
        var settings = test
        settings.waits[keyPath: waits] = .milliseconds(500)
        return settings
    }
}
