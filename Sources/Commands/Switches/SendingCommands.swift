import Actions
import ArgumentParser
import Domain
import Foundation

/// The `postbag stop-sending` command. Turns the switch `sending` on, under a name that is found
/// in a hurry.
struct StopSending: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop-sending",
        abstract: "Let all letters wait, at once: of the whole site, or of one campaign.")

    @OptionGroup var sending: SendingOptions

    func run() async throws { try await sending.run(.stop) }
}

/// The `postbag start-sending` command. Ends what `postbag stop-sending` began.
struct StartSending: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start-sending", abstract: "Let the letters go again.")

    @OptionGroup var sending: SendingOptions

    func run() async throws { try await sending.run(.start) }
}

/// What `stop-sending` and `start-sending` take.
struct SendingOptions: ParsableArguments {
    @OptionGroup var options: SettingsOptions
    @Option(help: "The slug of a campaign. Without it, the whole site.") var campaign: String?
    @Option(help: "Why, for the history.") var note = ""
    @Flag(help: "Also all other mail of the site: confirmations, copies, news and answers.")
    var allMail = false

    func validate() throws {
        if allMail, campaign != nil { throw ValidationError("--all-mail is for the whole site") }
    }

    func run(_ change: SendingReport.Change) async throws {
        let root = try await CompositionRoot.make(options.resolve().withData())
        let (actions, now) = (root.operatorActions, root.services.environment.now())
        let (scope, note) = (campaign ?? "", note.printable())
        // What visitors read meanwhile stays as somebody has written it.
        let told = try await actions.switches().own(scope, at: now).first { $0.name == .sending }?.told
        let outcome =
            change == .stop
            ? try await actions.turnOn(.sending, for: scope, note: note, told: told ?? [:])
            : try await actions.turnOff(.sending, for: scope, note: note)
        if outcome == .missing { throw CommandError("there is no campaign \(scope.printable())") }
        if allMail {
            let steering = MailSteering(root.services, actor: .here)
            try await steering.take(change == .stop ? .stop : .goOn)
        }
        let report = SendingReport(
            change: change, scope: scope, isAllMail: allMail, isNew: outcome == .done,
            board: try await actions.switches(),
            work: try await root.services.monitoring.waitingWork(), mail: try await root.services.mailState(),
            now: now)
        try await root.close()
        for line in report.lines { print(line) }
    }
}

/// What an operator reads after sending was stopped or started.
struct SendingReport {
    enum Change { case stop, start }

    let change: Change
    /// The slug of a campaign. "" for the whole site.
    let scope: String
    /// Whether it was about all other mail too.
    let isAllMail: Bool
    /// Whether it was otherwise before.
    let isNew: Bool
    let board: SwitchBoard
    let work: WaitingWork
    let mail: MailState
    let now: Date

    var lines: [String] { change == .stop ? stopped : started }

    private var place: String { scope.isEmpty ? "the whole site" : "campaign \(scope)" }

    private var stopped: [String] {
        let begin =
            isNew
            ? "Letters to targets stop, for \(place): from \(SwitchRules.obeyedWithin) seconds from now no "
                + "process begins another one."
            : "Letters to targets were stopped already, for \(place)."
        let wire = work.sending == 1 ? "1 letter is" : "\(work.sending) letters are"
        let others =
            mail.stop == nil && !isAllMail
            ? "Mails to supporters go on: confirmations, copies, news, answers."
                + (scope.isEmpty ? " To hold them too: postbag stop-sending --all-mail" : "")
            : "All other mail is held too, except for mails that sign in to the desk."
        return [
            begin,
            "\(wire) on the wire and will be finished, which may take ten minutes.",
            "Signing and confirming go on. \(work.deliveries) wait on this site; none is lost, and this time "
                + "does not count against them.",
            others,
            "To let them go again: postbag start-sending\(scope.isEmpty ? "" : " --campaign \(scope)")",
        ]
    }

    private var started: [String] {
        let begin =
            isNew
            ? "Letters to targets go again, for \(place), within \(SwitchRules.obeyedWithin) seconds and at "
                + "each target's pace. \(work.deliveries) wait on this site."
            : "Letters to targets were not stopped, for \(place)."
        let holding = scope.isEmpty ? board.all(at: now) : board.all(in: scope, at: now)
        let still = holding.filter { [.sending, .readOnly].contains($0.name) }.map { "Still on: \($0.line)" }
        let held = mail.stop.map {
            "All mail is held since \($0.since.formatted(.iso8601)) by \($0.by.printable()): "
                + "postbag start-sending --all-mail"
        }
        return [begin] + still + [held].compactMap(\.self)
    }
}
