import Domain
import Testing

/// Tests that no link-token and no address with a code is quoted to the other side.
@Suite struct QuotedSecretsTests {
    private static let secrets = QuotedSecrets(domain: "Harbour.example")
    private static let secret = "Ab3_-x7Ab3_-x7Ab3_-x7Q"

    @Test(
        arguments: [
            ("https://letters.example/confirm/1477555200123.\(secret)", "https://letters.example/confirm/…"),
            ("> /confirm/1477555200123.\(secret)/not-me now", "> /confirm/…/not-me now"),
            (
                "https%3A%2F%2Fl.example%2Fconfirm%2F1477555200123%2e\(secret)&x",
                "https%3A%2F%2Fl.example%2Fconfirm%2F…&x"
            ),
            ("> /confirm/1477555200123.Ab3_-x7Ab3\n> _-x7Ab3_-x7Q\n> more", "> /confirm/…\n> more"),
            ("/confirm/14775552\r\n> > 00123.\(secret)\r\n", "/confirm/14775552\r\n> > …\r\n"),
            ("/confirm/1477555200123\n > .\(secret)", "/confirm/…"),
            ("/confirm/1477555200123.=\n\(secret)", "/confirm/…"),
            ("write to bounce-17-0a1b2c3d4e5f@harbour.example.", "write to …@harbour.example."),
            ("<letters+reply-17-0a1b2c3d4e5f@HARBOUR.example>", "<…@HARBOUR.example>"),
            ("mailto:answer-17-0a1b2c3d4e5f%40harbour.example?x", "mailto:…%40harbour.example?x"),
        ]) func aSecretIsTakenOut(_ text: String, _ clean: String)
    {
        #expect(Self.secrets.removed(from: text) == clean)
    }

    @Test(
        arguments: [
            "Dear Jeanne, 12.50 euros and 1,477,555,200.12, version 2.0.",
            "We answer on 27.11.2026.\nYours", "letters@harbour.example", "jean-luc-3@harbour.example",
            "bounce-17-0a1b2c3d4e5f@elsewhere.example", "www.1.short.example", "", "12.", "@harbour.example",
            "Ma réponse : été, 12.\n>>>> la suite",
        ]) func whatIsNoSecretStays(_ text: String)
    {
        #expect(Self.secrets.removed(from: text) == text)
    }

    /// Long hostile texts, which a reading that goes back would not end.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "1.", "1.a", "12\n>", "9", "@", "@harbour.example", "a-1-", "1.aaaaaaaaaaaaaaaaaaaaa\n>>>> ",
            "1.\n\n",
        ]) func aHostileTextIsReadOnce(_ piece: String)
    {
        let text = String(repeating: piece, count: 2_000_000 / piece.utf8.count)
        #expect(!Self.secrets.removed(from: text).isEmpty)
    }
}
