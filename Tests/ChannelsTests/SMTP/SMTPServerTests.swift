import Testing

@testable import Channels

@Suite("The mail server's setting") struct SMTPServerTests {
    typealias Credentials = SMTPServer.Credentials

    @Test(arguments: [
        ("smtp://mx.example", SMTPServer(host: "mx.example", port: 587)),
        ("SMTPS://mx.example/", SMTPServer(host: "mx.example", port: 465, implicitTLS: true)),
        ("smtp://127.0.0.1:2525", SMTPServer(host: "127.0.0.1", port: 2525)),
        ("smtp://[::1]:25", SMTPServer(host: "::1", port: 25)),
        (
            "smtp://u:p@[2001:db8::1]",
            SMTPServer(host: "2001:db8::1", port: 587, credentials: Credentials(user: "u", password: "p"))
        ),
        (
            "smtp://post%40a.example:p%3Aw%25%C3%A9@mx.example:587",
            SMTPServer(
                host: "mx.example", port: 587,
                credentials: Credentials(user: "post@a.example", password: "p:w%é"))
        ),
        (
            "smtps://u:a@b/c:d@mx.example",
            SMTPServer(
                host: "mx.example", port: 465, implicitTLS: true,
                credentials: Credentials(user: "u", password: "a@b/c:d"))
        ),
    ]) func isRead(setting: String, server: SMTPServer) throws {
        #expect(try SMTPServer(parsing: setting) == server)
    }

    @Test(
        arguments: [
            ("", .scheme), ("mx.example", .scheme), ("http://mx.example", .scheme), ("smtp://", .host),
            ("smtp://u:p@", .host), ("smtp://a b", .host),
            ("smtp://[mx]", .host), ("smtp://[::1", .host), ("smtp://2001:db8::1", .host),
            ("smtp://mx:0", .port), ("smtp://mx:65536", .port),
            ("smtp://mx:", .port),
            ("smtp://mx:+25", .port), ("smtp://mx:x", .port), ("smtp://mx/inbox", .path),
            ("smtp://mx?tls=no", .path), ("smtp://mx#a", .path),
            ("smtp://u:%zz@mx", .percentEncoding), ("smtp://u:%4@mx", .percentEncoding),
            ("smtp://u@mx", .userWithoutPassword),
            ("smtp://u:@mx", .userWithoutPassword),
            ("smtp://:p@mx", .emptyUser), ("smtp://u:a%00b@mx", .controlCharacter),
            ("smtp://u%0D%0A:p@mx", .controlCharacter),
        ] as [(String, SMTPServer.ParseError)]) func isRefused(setting: String, fault: SMTPServer.ParseError)
    {
        #expect(throws: fault) { try SMTPServer(parsing: setting) }
    }

    @Test func hidesItsPassword() throws {
        #expect(
            try SMTPServer(parsing: "smtp://post:secret@[::1]:25").description == "smtp://post:…@[::1]:25")
    }

    @Test(arguments: [
        ("smtp://mx.example", true), ("smtp://10.0.0.1", true), ("smtp://127.0.0.1.example", true),
        ("smtp://localhost.example", true),
        ("smtps://mx.example", false),
        ("smtp://localhost", false), ("smtp://127.9.9.9:25", false), ("smtp://[::1]", false),
        ("smtp://u:p@localhost", true),
    ]) func nothingGoesInClearButToThisMachine(setting: String, needsStartTLS: Bool) throws {
        #expect(try SMTPServer(parsing: setting).needsStartTLS == needsStartTLS)
    }
}
