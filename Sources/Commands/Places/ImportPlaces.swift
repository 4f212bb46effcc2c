import Actions
import ArgumentParser
import Domain
import Foundation

/// The `postbag places import FILE…` command. Imports all tables or nothing.
struct ImportPlaces: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Load tables; their format is told from their content. A running server shows them within five seconds."
    )

    @OptionGroup var options: SettingsOptions
    @Argument(help: ArgumentHelp("Tables, or folders of tables; .gz and .xz too.", valueName: "FILE"))
    var files: [String]
    @Option(help: "The legislature's key, where the files do not say: uk-house-of-commons.") var legislature:
        String?
    @Option(help: "Its country's two letters, for a legislature that Postbag does not know.") var country:
        String?
    @Option(help: "Its name.") var name: String?
    @Option(help: "Where the tables come from, as pages show it.") var source: String?
    @Option(help: "The licence line that pages show.") var licence: String?
    @Option(help: "The day that the tables describe, 2024-11-01.") var date: String?
    @Option(help: ArgumentHelp("Which column holds what: name=MP. Again for each.", valueName: "what=column"))
    var column: [String] = []
    @Option(help: "Of days such as 04/07/2024: dmy where the day stands first, mdy where the month does.")
    var dates: String?
    @Option(
        help: ArgumentHelp("Where paper reaches any member: lines separated by a bar.", valueName: "lines"))
    var post: String?
    @Flag(help: "Import the rest where rows cannot be read. Otherwise nothing is imported.")
    var leaveOutBadRows = false
    @Option(help: "A table from wards to seats, for OS Code-Point Open.") var wards: String?

    func validate() throws {
        if let date, Day(date) == nil { throw ValidationError("“\(date)” is not a date; write 2024-11-01") }
        if let dates, DayOrder(rawValue: dates) == nil {
            throw ValidationError("“\(dates)”: write --dates dmy or --dates mdy")
        }
        for choice in column where !choice.contains("=") {
            throw ValidationError("“\(choice)”: write --column name=MP")
        }
    }

    func run() async throws {
        let settings = try options.resolve()
        let bar = ProgressBar()
        do {
            try await settings.withOperatorActions { try await load(bar, $0) }
        } catch let error as PlaceFileError {
            bar.clear()
            FileHandle.standardError.say("Error: \(error)\nWhat was loaded before is still in place.\n")
            throw ExitCode.failure
        }
    }

    private func load(_ bar: ProgressBar, _ actions: OperatorActions) async throws {
        let place = try await readPlaces(
            files, placeOptions, known: { try await actions.keptPlaces(of: $0) },
            progress: { bar.show($0, $1) })
        bar.clear()
        print(place.report.lines.joined(separator: "\n"))
        try await actions.importPlaces(place)
        let parts = place.sources.map(\.part.rawValue).joined(separator: ", ")
        print("\(place.legislature.key): \(parts) imported")
    }

    private var placeOptions: PlaceOptions {
        var options = PlaceOptions(today: Day(Date()))
        options.legislature = legislature
        options.country = country
        options.name = name
        options.source = source
        options.licence = licence
        options.date = date.flatMap { Day($0) }
        options.wards = wards
        options.dates = dates.flatMap(DayOrder.init)
        options.leavesOutBadRows = leaveOutBadRows
        options.post = post.map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        for choice in column {
            let parts = choice.split(separator: "=", maxSplits: 1).map(String.init)
            options.columns[parts[0]] = parts.count > 1 ? parts[1] : ""
        }
        return options
    }
}

/// A progress bar on one line of the terminal. Prints nothing when standard error is not a
/// terminal.
final class ProgressBar {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var shown = -1

    func show(_ file: String, _ part: Double) {
        let percent = Int(part * 100)
        guard isTerminal, percent != shown else { return }
        shown = percent
        let full = String(repeating: "█", count: percent * 30 / 100)
        write("\r\(full.padding(toLength: 30, withPad: "░", startingAt: 0)) \(percent) %  \(file)")
    }

    func clear() {
        if isTerminal, shown >= 0 { write("\r\u{1B}[K") }
        shown = -1
    }

    private func write(_ text: String) { FileHandle.standardError.say(text) }
}
