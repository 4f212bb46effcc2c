import ArgumentParser
import Foundation
import Storage
import Testing

@testable import Commands

/// Where each setting comes from, and what is said about settings that do not fit.
@Suite struct SettingsTests {
    @Test func withoutAnySettingPostbagRehearsesOnLoopback() throws {
        let settings = try read()
        #expect(settings.isRehearsal && settings.limitsRates && settings.isPaced && !settings.isDemo)
        #expect(settings.data.lastPathComponent == "data")
        #expect((settings.host, settings.port) == ("127.0.0.1", 8080))
        #expect(settings.address == "http://localhost:8080")
        #expect((settings.from, settings.database?.description) == ("letters@localhost", nil))
    }

    @Test func theFlagComesBeforeTheEnvironmentAndThatBeforeTheFile() throws {
        let file = "POSTBAG_DATA=file\nPOSTBAG_PORT=1\nPOSTBAG_HOST=127.0.0.1\nPOSTBAG_FROM=file@a.example\n"
        try withFile(file) { path in
            let environment = ["POSTBAG_DATA": "environment", "POSTBAG_PORT": "2", "POSTBAG_HOST": "::1"]
            let settings = try read(["--settings", path, "--data", "flag"], environment, port: 3)
            #expect(settings.data.lastPathComponent == "flag")
            #expect((settings.port, settings.host, settings.from) == (3, "::1", "file@a.example"))
        }
    }

    @Test func theFlagNamesTheFileBeforeTheEnvironmentDoes() throws {
        try withFile("POSTBAG_PORT=1\n") { first in
            try withFile("POSTBAG_PORT=2\n") { second in
                let environment = ["POSTBAG_SETTINGS": second]
                let ports = try [read([], environment), read(["--settings", first], environment)].map(\.port)
                #expect(ports == [2, 1])
            }
        }
    }

    @Test func anEmptyValueIsNoValue() throws {
        #expect(try read([], ["POSTBAG_SMTP": "", "POSTBAG_PORT": ""]).port == 8080)
    }

    @Test func theSlashAfterTheSiteGoes() throws {
        let settings = try read([], ["POSTBAG_SITE": "https://letters.example/"])
        #expect(settings.address == "https://letters.example")
    }

    private static let live = ["POSTBAG_SMTP": "smtp://mail.example:587"]

    @Test(arguments: [
        (["POSTBAG_PORT": "99999"], "POSTBAG_PORT: 99999 is not a port; write 1 to 65535"),
        (["POSTBAG_PORT": "http"], "POSTBAG_PORT: “http” is not a number"),
        (["POSTBAG_HOST": "x"], "POSTBAG_HOST: “x” is neither an IP address nor localhost"),
        (["POSTBAG_PACE": "0"], "POSTBAG_PACE: “0” is neither on nor off"),
        (
            ["POSTBAG_SITE": "http://a.example"],
            "must be https://name, or http:// with a loopback name, and no path"
        ),
        (["POSTBAG_SITE": "https://a.example/b"], "must be https://name"),
        (live, "POSTBAG_SITE is needed with a mail server"),
        (live, "POSTBAG_FROM is needed with a mail server"),
        (["POSTBAG_FROM": "letters"], "“letters” is not an address; write one, as in letters@example.org"),
        (["POSTBAG_FROM": "A <a@b.example>"], "write a@b.example alone"),
        (["POSTBAG_RETURN_PATH": "VERP"], "“VERP” is neither verp, subaddress nor an address"),
        (
            ["POSTBAG_RETURN_PATH": "subaddress", "POSTBAG_FROM": "letters-to-the-ministries@a.example"],
            "a POSTBAG_FROM with at most 24 letters before the @ sign"
        ),
        (["POSTBAG_LMTP": "0.0.0.0:24"], "“0.0.0.0:24” is neither the path of a socket"),
        (["POSTBAG_IMAP": "imaps://mail.example"], "a user and a password stand before the host"),
        (["POSTBAG_IMAP": "pop3://u:p@mail.example"], "POSTBAG_IMAP: it begins with imaps:// or imap://"),
        (["POSTBAG_METRICS_TOKEN": "short"], "POSTBAG_METRICS_TOKEN: write at least 16 characters"),
        (["POSTBAG_UNCONFIRMED_MB": "0"], "write a number of megabytes, from 1 to 1000000000"),
        (["POSTBAG_PACE": "off", "POSTBAG_SITE": "https://a.example"], "only for trials on this machine"),
        (
            ["POSTBAG_CLOCK_OFFSET": "60", "POSTBAG_SITE": "https://a.example"],
            "POSTBAG_CLOCK_OFFSET is only for rehearsals"
        ),
        (["POSTBAG_DATA": "/dev/null"], "POSTBAG_DATA: /dev/null is not a folder"),
        (["POSTBAG_SETTINGS": "/nope"], "/nope cannot be read: No such file or directory"),
        (["POSTBAG_SMPT": "x"], "POSTBAG_SMPT is not a setting; write POSTBAG_SMTP"),
        (["POSTBG_SITE": "x"], "POSTBG_SITE is not a setting; write POSTBAG_SITE"),
        (["POSTBAG_FROM": "“a@b.example”"], "POSTBAG_FROM: the value stands in quotes"),
    ])
    func whatDoesNotFitIsSaid(_ environment: [String: String], _ said: String) {
        #expect(problems([], environment).contains { $0.contains(said) }, "\(problems([], environment))")
    }

    @Test func theDemoShowsItsMailsToThisMachineOnly() {
        #expect(problems([], ["POSTBAG_HOST": "0.0.0.0"], isDemo: true) == ["--demo serves on loopback only"])
        #expect(problems([], ["POSTBAG_SITE": "https://a.example"], isDemo: true).count == 1)
    }

    @Test func allIsSaidAtOnceAndNoPassword() {
        let environment = [
            "POSTBAG_PORT": "0", "POSTBAG_SMTP": "smtp://u:s3cret@mail.example:465",
            "POSTBAG_DATABASE": "postgres://u:s3cret@db.example",
        ]
        let said = problems([], environment)
        #expect(said.count >= 3)
        #expect(!said.joined().contains("s3cret"))
    }

    @Test func linesOfAFileAreNamedByTheirNumber() throws {
        let file =
            "# live\n\nPOSTBAG_SMTP smtp://u:s3cret@m.example\nSMTP=x\nFROM_ADDRESS=x\n= x\nPOSTBAG_PACE='on'\ns3cret\n"
        try withFile(file) { path in
            let said = problems(["--settings", path], [:])
            #expect(
                said.prefix(6) == [
                    "\(path):3: POSTBAG_SMTP has no “=” after it",
                    "\(path):6: this is not a line of the form POSTBAG_…=value",
                    "\(path):8: this is not a line of the form POSTBAG_…=value",
                    "\(path):4: SMTP is not a setting; write POSTBAG_SMTP",
                    "\(path):5: FROM_ADDRESS is not a setting",
                    "\(path):7: the value of POSTBAG_PACE stands in quotes: write it without them",
                ])
            #expect(!said.joined().contains("s3cret"))
        }
    }

    @Test(arguments: [
        ("smtp://a.example smtps://u:p%20q@b.example:465", "a.example:587, then b.example:465"),
        (" smtp://u:one two@a.example\tsmtp://[::1]:25 ", "a.example:587, then [::1]:25"),
    ]) func severalMailServersStandInOneSetting(_ value: String, _ names: String) throws {
        let settings = try read(
            [], ["POSTBAG_SMTP": value, "POSTBAG_SITE": "https://l.example", "POSTBAG_FROM": "l@l.example"])
        #expect(settings.mailServers == names)
    }

    @Test(arguments: [
        ("smtp://a.example smtp://u:p@a.example", "twice"),
        ("smtp://a.example smtp://u:s3cret@b.example:0", "server 2: the port"),
        ("smtp://a.example b.example", "host"),
    ]) func aWrongOneOfSeveralIsNamed(_ value: String, _ said: String) {
        let problems = problems(
            [], ["POSTBAG_SMTP": value, "POSTBAG_SITE": "https://l.example", "POSTBAG_FROM": "l@l.example"])
        #expect(problems.contains { $0.contains("POSTBAG_SMTP: ") && $0.contains(said) })
        #expect(!problems.joined().contains("s3cret"))
    }

    @Test func aSigningKeyThatCannotBeReadIsNamed() {
        let problems = problems([], ["POSTBAG_DKIM_KEY": "/nowhere/key.pem", "POSTBAG_DKIM_SELECTOR": "a b"])
        #expect(problems.contains { $0.hasPrefix("POSTBAG_DKIM_KEY: /nowhere/key.pem cannot be read") })
        #expect(problems.contains { $0.hasPrefix("POSTBAG_DKIM_SELECTOR: “a b” is not a name") })
    }

    @Test func whatIsShownHidesPasswordsAndTokens() throws {
        let settings = try read(
            ["--data", "/srv/letters"],
            [
                "POSTBAG_DATABASE": "postgres://letters:s3cret@db.example/postbag",
                "POSTBAG_SMTP": "smtp://u:s3cret@mail.example:587", "POSTBAG_SITE": "https://letters.example",
                "POSTBAG_FROM": "letters@letters.example", "POSTBAG_METRICS_TOKEN": "s3cret-s3cret-s3cret",
                "POSTBAG_LMTP": "/run/postbag/lmtp.sock", "POSTBAG_IMAP": "imaps://u:s3cret@mail.example",
            ])
        #expect(
            settings.lines == [
                "data: /srv/letters", "database: PostgreSQL letters@db.example/postbag",
                "host: 127.0.0.1", "port: 8080", "site: https://letters.example",
                "mail server: mail.example:587", "from: letters@letters.example", "return path: verp",
                "signing key: none: the mail server’s",
                "LMTP: /run/postbag/lmtp.sock",
                "IMAP: imaps://mail.example:993/INBOX",
                "authorities for mail: the system’s",
                "ports for mail at the desk: 587, 465, 2525, 25", "proxies: ",
                "rate limits: on", "pace: on", "unconfirmed letters: 2000 MB at most",
                "metrics: for this machine, and with the token",
            ])
    }

    @Test func aMistypedFolderDoesNotBecomeAPostbag() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let settings = try read(["--data", folder.path])
        #expect(throws: CommandError.self) { try settings.withData() }
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
}

extension SettingsTests {
    private func read(
        _ flags: [String] = [], _ environment: [String: String] = [:], port: Int? = nil, isDemo: Bool = false
    ) throws -> Settings {
        let source = try SettingsSource(options: SettingsOptions.parse(flags), environment: environment)
        return try Settings.read(source, port: port, host: nil, isDemo: isDemo)
    }

    private func problems(_ flags: [String], _ environment: [String: String], isDemo: Bool = false)
        -> [String]
    {
        do {
            _ = try read(flags, environment, isDemo: isDemo)
            return []
        } catch { return (error as? SettingsProblems)?.problems ?? ["\(error)"] }
    }

    private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        try body(file.path)
    }
}
