import Actions
import ArgumentParser
import Domain
import Foundation

/// The `postbag places` commands. The tables lead from a postal code to a representative.
struct PlacesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "places",
        abstract: "Load tables of postal codes, divisions and representatives, and ask them.",
        subcommands: [ImportPlaces.self, FindPlace.self, ListPlaces.self, MemberLetters.self, Dissolve.self])
}

/// The `postbag places list` command. Prints the loaded legislatures.
struct ListPlaces: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show which tables are loaded, their dates and their licences.")

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let root = try await CompositionRoot.make(options.resolve().withData())
        let today = Day(root.services.environment.now())
        for book in root.services.places.all { print(Self.describe(book, today)) }
        if root.services.places.all.isEmpty { print("nothing is loaded; see docs/places.md") }
        try await root.close()
    }

    private static func describe(_ book: PlaceBook, _ today: Day) -> String {
        let legislature = book.legislature
        let state =
            legislature.isDissolved(on: today)
            ? ", dissolved until \(legislature.dissolvedUntil?.description ?? "")" : ""
        let seats = book.divisions.values.map { book.seat($0.code, on: today) }
        let counts =
            "\(book.divisions.count) divisions, \(seats.count { $0.state == .occupied }) held, \(seats.count { $0.state == .vacant }) vacant, "
            + "\(book.index?.about.codes ?? 0) codes"
        let sources = book.sources.map { "  \($0.part.rawValue), \($0.date): \($0.source). \($0.licence)" }
        return
            (["\(legislature.key) (\(legislature.country)), \(legislature.name)\(state): \(counts)"] + sources)
            .joined(separator: "\n")
    }
}

/// The `postbag places dissolve` command. Records until when a legislature is dissolved, or ends
/// the dissolution. Between two parliaments no seat has a member.
struct Dissolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dissolve",
        abstract: "Say that a legislature is dissolved, until a day, or that it is not any more.")

    @OptionGroup var options: SettingsOptions
    @Argument(help: "The legislature's key, uk-house-of-commons.") var legislature: String
    @Option(help: "The day from which its members may be written to again, 2029-07-10.") var until: String?
    @Flag(help: "It is not dissolved.") var undo = false

    func validate() throws {
        guard undo != (until != nil) else { throw ValidationError("say --until DATE, or --undo") }
        if let until, Day(until) == nil {
            throw ValidationError("“\(until)” is not a date; write 2029-07-10")
        }
    }

    func run() async throws {
        let root = try await CompositionRoot.make(options.resolve().withData())
        let (key, day) = (legislature, until.flatMap { Day($0) })
        let isKnown = try await root.operatorActions.dissolve(key, until: day)
        try await root.close()
        guard isKnown else { throw CommandError("nothing is loaded for “\(key)”") }
        print(day.map { "\(key) is dissolved until \($0)" } ?? "\(key) is not dissolved")
    }
}
