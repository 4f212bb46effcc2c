import ArgumentParser
import Domain
import Foundation

/// The `postbag doctor` command. Checks everything that a Postbag needs and changes nothing.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Check settings, database, disk, campaigns, mail server and what waits. Ends with 1 when something is broken."
    )

    @OptionGroup var options: SettingsOptions
    @Flag(help: "Also try each form of return path, and look at what the zone of the sending address says.")
    var mail = false
    @Option(help: "The name server to ask for that, as 127.0.0.1:5353.") var dns: String?
    @Option(help: "An address from which our mail leaves; may be given several times.")
    var sendsFrom: [String] = []
    @Option(help: "Send a test letter to this address, and wait for what comes back.") var to: String?
    @Option(help: "For how many seconds to wait for that; 0 for not at all.")
    var wait = MailServerRules.awaits

    func run() async throws {
        var report = HealthReport()
        if let settings = resolved(&report) {
            await report.examine(settings, zone)
            if mail { await report.examineReturnPaths(settings) }
        }
        if report.hasProblems { throw ExitCode.failure }
    }

    /// What to look at in the zone. Nil without `--mail`.
    private var zone: ZoneExamination? {
        mail ? ZoneExamination(dns: dns, sendsFrom: sendsFrom, recipient: to, awaits: wait) : nil
    }

    func validate() throws {
        if !mail, dns != nil || !sendsFrom.isEmpty || to != nil {
            throw ValidationError("--dns, --sends-from and --to come with --mail")
        }
        if !(0...MailServerRules.longestAwaits).contains(wait) {
            throw ValidationError("--wait is from 0 to \(MailServerRules.longestAwaits) seconds")
        }
        if let to, case .failure = EmailAddress.read(to) { throw ValidationError("\(to) is not an address") }
    }

    private func resolved(_ report: inout HealthReport) -> Settings? {
        do {
            let settings = try options.resolve().withData()
            report.ok(
                "settings",
                settings.isRehearsal
                    ? "no mail server among them: the desk’s, else a rehearsal"
                    : "live at \(settings.address)")
            return settings
        } catch let error as SettingsProblems {
            for problem in error.problems { report.problem("settings", problem, do: Self.remedy) }
        } catch { report.problem("settings", "\(error)", do: Self.remedy) }
        return nil
    }

    private static let remedy =
        "correct the line in the settings file, see what is in force with postbag settings, and restart "
        + "with systemctl restart postbag"
}

/// Says one line for each check, as soon as its result is known.
struct HealthReport {
    private(set) var hasProblems = false
    private let print: (String) -> Void

    init(print: @escaping (String) -> Void = Announcement.say) { self.print = print }

    func ok(_ what: String, _ text: String) { print("ok       \(what): \(text)") }

    /// - Parameter remedy: what the reader does about it.
    func warning(_ what: String, _ text: String, do remedy: String) {
        print("warning  \(what): \(text)")
        print("do       \(what): \(remedy)")
    }

    /// Adds a line that belongs to the finding above it.
    func add(_ what: String, _ text: String) { print("add      \(what): \(text)") }

    /// - Parameter remedy: what the reader does about it.
    mutating func problem(_ what: String, _ text: String, do remedy: String) {
        hasProblems = true
        print("problem  \(what): \(text)")
        print("do       \(what): \(remedy)")
    }

    /// What is done where nobody seems to send.
    static let start =
        "look whether one runs with systemctl status postbag, and start it with systemctl start postbag; "
        + "journalctl -u postbag says why it ended"
}
