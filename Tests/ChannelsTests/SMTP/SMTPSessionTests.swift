import Domain
import Testing

@testable import Channels

/// The session's decisions alone: which commands follow which replies.
@Suite("A conversation") struct ConversationTests {
    private let envelope = Envelope(
        sender: "a@x.example", recipient: "b@y.example", text: Array("Subject: x\r\n\r\n.\r\n".utf8))
    private let commands = ["MAIL FROM:<a@x.example>", "RCPT TO:<b@y.example>", "DATA"]

    private func open(_ capabilities: String) -> SMTPSession {
        var session = SMTPSession(SMTPSessionOptions(hello: "x.example"))
        _ = session.received(Reply(220, "hello"))
        _ = session.received(Reply(250, "y.example\n\(capabilities)"))
        return session
    }

    @Test func pipelinesUpToTheText() {
        var session = open("PIPELINING")
        #expect(session.deliver(envelope) == [.say(commands)])
        #expect(session.received(Reply(250, "")) == [])
        #expect(session.received(Reply(250, "")) == [])
        #expect(session.received(Reply(354, "")) == [.sayText(Array("Subject: x\r\n\r\n..\r\n.\r\n".utf8))])
        session.textLeft()
        #expect(session.received(Reply(250, "ok")) == [.finish(.done(.accepted(Reply(250, "ok"))))])
        #expect(session.deliver(envelope) == [.say(commands)])
    }

    @Test func goesWordByWordWithoutPipelining() {
        var session = open("8BITMIME")
        #expect(session.deliver(envelope) == [.say([commands[0]])])
        #expect(session.received(Reply(250, "")) == [.say([commands[1]])])
        #expect(session.received(Reply(550, "no")) == [.finish(.done(.refused(Reply(550, "no"))))])
        #expect(session.deliver(envelope) == [.say(["RSET"])])
        #expect(session.received(Reply(250, "")) == [.say([commands[0]])])
    }

    @Test func aBreakCountsByWhereItHappens() {
        let gone = Reply(0, "gone")
        var before = open("PIPELINING")
        _ = before.deliver(envelope)
        #expect(before.broke("gone") == [.finish(.done(.deferred(gone))), .close])
        #expect(before.broke("gone") == [])

        var during = open("PIPELINING")
        _ = during.deliver(envelope)
        for code in [250, 250, 354] { _ = during.received(Reply(code, "")) }
        var after = during
        #expect(during.broke("gone") == [.finish(.done(.deferred(gone))), .close])
        after.textLeft()
        #expect(after.broke("gone") == [.finish(.done(.inDoubt(gone))), .close])

        var idle = open("PIPELINING")
        #expect(idle.broke("gone") == [.close])
        #expect(idle.deliver(envelope) == [.finish(.stale(Reply(0, "The connection was closed.")))])
    }

    @Test func aKeptLineThatIsGoneIsStaleUntilItsFirstAnswer() {
        var kept = open("PIPELINING")
        _ = kept.deliver(envelope)
        for code in [250, 250, 354] { _ = kept.received(Reply(code, "")) }
        kept.textLeft()
        _ = kept.received(Reply(250, ""))
        _ = kept.deliver(envelope)
        var silent = kept, answered = kept, leaving = kept
        #expect(kept.broke("gone") == [.finish(.stale(Reply(0, "gone"))), .close])
        #expect(leaving.received(Reply(421, "idle")) == [.finish(.stale(Reply(421, "idle"))), .close])
        _ = answered.received(Reply(250, ""))
        #expect(answered.broke("gone") == [.finish(.done(.deferred(Reply(0, "gone")))), .close])
        #expect(
            silent.timedOut() == [
                .finish(.done(.deferred(Reply(0, "The server did not answer in time (MAIL).")))), .close,
            ])
    }

    @Test func aRefusalStandsEvenIfTheLineBreaksThen() {
        var session = open("PIPELINING")
        _ = session.deliver(envelope)
        _ = session.received(Reply(250, ""))
        _ = session.received(Reply(550, "nobody"))
        #expect(session.broke("gone") == [.finish(.done(.refused(Reply(550, "nobody")))), .close])
    }

    @Test func startTLSIsNotOptional() {
        var session = SMTPSession(SMTPSessionOptions(hello: "x.example", startTLS: true))
        #expect(session.received(Reply(220, "")) == [.say(["EHLO x.example"])])
        var bare = session, old = session
        #expect(session.received(Reply(250, "y\nSTARTTLS\nAUTH PLAIN")) == [.say(["STARTTLS"])])
        #expect(session.received(Reply(220, "")) == [.startTLS, .say(["EHLO x.example"])])
        #expect(session.received(Reply(250, "y")) == [.ready])
        let refusal = Reply(0, "The server offers no STARTTLS, and nothing goes there in clear.")
        #expect(bare.received(Reply(250, "y\nPIPELINING")) == [.fail(refusal), .close])
        #expect(old.received(Reply(502, "what")) == [.say(["HELO x.example"])])
        #expect(old.received(Reply(250, "y")) == [.fail(refusal), .close])
    }

    @Test func passwordsNeverGoInClear() {
        var session = SMTPSession(
            SMTPSessionOptions(
                hello: "x.example", credentials: SMTPServer.Credentials(user: "u", password: "p")))
        _ = session.received(Reply(220, ""))
        #expect(
            session.received(Reply(250, "y\nAUTH PLAIN LOGIN")) == [
                .fail(Reply(0, "The password does not travel in clear.")), .close,
            ])
    }

    @Test func anIdleLineSaysGoodbye() {
        var session = open("")
        #expect(session.timedOut() == [.say(["QUIT"])])
        #expect(session.received(Reply(221, "bye")) == [.close])
    }

    @Test(arguments: [
        ("", ".\r\n"), ("a", "a\r\n.\r\n"), (".", "..\r\n.\r\n"), ("..x\r\n", "...x\r\n.\r\n"),
        ("a\nb\rc\r\nd", "a\r\nb\r\nc\r\nd\r\n.\r\n"),
        ("a\r\n.\r\nQUIT\r\n", "a\r\n..\r\nQUIT\r\n.\r\n"), ("a\n.\nQUIT", "a\r\n..\r\nQUIT\r\n.\r\n"),
        ("a\r.\rQUIT", "a\r\n..\r\nQUIT\r\n.\r\n"),
        ("\r\r\n\n", "\r\n\r\n\r\n.\r\n"),
    ]) func noTextEndsItself(text: String, wire: String) {
        #expect(transparent(Array(text.utf8)).text == wire)
    }
}
