import Actions
import ArgumentParser
import Domain
import Foundation

/// The `postbag places find CODE…` command. Prints the answer that a page would give.
struct FindPlace: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Find the division and the member of postal codes. Exit code 1 when one is not known.")

    @OptionGroup var options: SettingsOptions
    @Argument(help: "Postal codes; spaces and case do not matter.") var postcode: [String]
    @Option(help: "The legislature; needed when several are loaded.") var legislature: String?
    @Flag(help: "Answer in JSON.") var json = false

    func run() async throws {
        let root = try await CompositionRoot.make(options.resolve().withData())
        let today = Day(root.services.environment.now())
        let book = try book(root.services.places)
        try await root.close()
        let typed = TypedCodes(postcode, in: book).codes
        let answers = typed.map { book?.find($0) ?? .unknown(.init(.noTable)) }
        if json {
            let entries = zip(typed, answers).map {
                PlaceJSON($1, typed: typed.count > 1 ? $0 : nil, book: book, today: today)
            }
            print(try entries.count == 1 ? PlaceJSON.text(entries[0]) : PlaceJSON.text(entries))
        } else {
            let words = PlaceWords(book: book, today: today)
            print(answers.map { words.lines($0).joined(separator: "\n") }.joined(separator: "\n\n"))
        }
        if answers.contains(where: { if case .unknown = $0 { true } else { false } }) { throw ExitCode(1) }
    }

    /// Chooses the named legislature, else the only loaded one, else the House of Commons. Throws a
    /// `CommandError` when the named legislature is not loaded.
    private func book(_ places: LegislatureCache) throws -> PlaceBook? {
        if let legislature {
            guard let book = places.book(legislature) else {
                throw CommandError("nothing is loaded for “\(legislature)”")
            }
            return book
        }
        return places.all.count == 1 ? places.all[0] : places.book("uk-house-of-commons")
    }
}

/// Formats an answer in words for an operator.
struct PlaceWords {
    let book: PlaceBook?
    let today: Day

    func lines(_ answer: PlaceAnswer) -> [String] {
        switch answer {
        case .found(let code, let division, let neighbours):
            [code, seat(division)] + list("Not right? Near it are", neighbours)
        case .several(let code, let divisions, let choices):
            ["\(code) lies in several divisions:"] + divisions.map { "  " + seat($0) }
                + choices.map {
                    "  \($0.name): \($0.divisions.compactMap { book?.division($0).name }.joined(separator: ", "))"
                }
        case .unknown(let unknown):
            ["\(unknown.code.map { $0 + ": " } ?? "")\(why(unknown.why))"]
                + (unknown.suggestions.isEmpty
                    ? [] : ["Did you mean \(unknown.suggestions.joined(separator: ", "))?"])
                + list("The divisions near it:", unknown.near)
        case .special(let special): ["\(special.text): \(special.explanation)"]
        }
    }

    private func list(_ title: String, _ divisions: [Division]) -> [String] {
        divisions.isEmpty
            ? [] : ["\(title): \(divisions.map(\.name).joined(separator: ", "))".replacing("::", with: ":")]
    }

    private func seat(_ division: Division) -> String {
        guard let seat = book?.seat(division.code, on: today) else { return division.name }
        let who: String =
            switch seat.state {
            case .occupied: seat.members.map { "\($0.fullName), \(ways($0))" }.joined(separator: "; ")
            case .vacant: "vacant"
            case .dissolved(let until): "the house is dissolved until \(until)"
            case .unknown: "no table of members is loaded"
            }
        return "\(division.name) (\(division.code)): \(who)"
    }

    private func ways(_ member: Representative) -> String {
        let own = [member.email, member.form?.url].compactMap(\.self)
        let paper = member.post.isEmpty ? book?.legislature.post ?? [] : member.post
        if own.isEmpty, paper.isEmpty { return "no way to reach them is known" }
        return own.isEmpty
            ? "no e-mail; on paper: \(paper.joined(separator: ", "))" : own.joined(separator: ", ")
    }

    private func why(_ why: PlaceAnswer.Unknown.Why) -> String {
        switch why {
        case .empty: "no postal code"
        case .notACode: "this is not a postal code"
        case .incomplete: "this is only the beginning of a postal code"
        case .ended: "no longer in use"
        case .tooNew: "not in the table, though others of its sector are: it may be newer than the table"
        case .notInTable: "not in the table"
        case .notCovered: "the table does not cover this area"
        case .noTable: "no table of postal codes is loaded"
        }
    }
}

extension SpecialBritishCode {
    fileprivate var explanation: String {
        switch kind {
        case .giro: "a code of the former Girobank; nobody lives there"
        case .forces:
            "a British Forces address has no constituency; ask where the writer is registered to vote"
        case .territory(let country):
            "an overseas territory (\(country)) elects nobody to the House of Commons"
        case .crownDependency(let country):
            "a Crown dependency (\(country)) elects nobody to the House of Commons"
        }
    }
}
