import ArgumentParser
import Foundation

/// The `postbag doctor` command. Checks everything that a Postbag needs and changes nothing.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Check settings, database, disk, campaigns, mail server and what waits. Ends with 1 when something is broken."
    )

    @OptionGroup var options: SettingsOptions
    @Flag(help: "Also try each form of return path.") var mail = false

    func run() async throws {
        var report = HealthReport()
        if let settings = resolved(&report) {
            await report.examine(settings)
            if mail { await report.examineReturnPaths(settings) }
        }
        if report.hasProblems { throw ExitCode.failure }
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
            for problem in error.problems { report.problem("settings", problem) }
        } catch { report.problem("settings", "\(error)") }
        return nil
    }
}

/// Says one line for each check, as soon as its result is known.
struct HealthReport {
    private(set) var hasProblems = false
    private let say: (String) -> Void

    init(say: @escaping (String) -> Void = Announcement.say) { self.say = say }

    func ok(_ what: String, _ text: String) { say("ok       \(what): \(text)") }
    func warning(_ what: String, _ text: String) { say("warning  \(what): \(text)") }

    mutating func problem(_ what: String, _ text: String) {
        hasProblems = true
        say("problem  \(what): \(text)")
    }
}
