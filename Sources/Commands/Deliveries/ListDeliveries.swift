import Actions
import ArgumentParser
import Domain
import Foundation

extension DeliveriesCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List deliveries, the newest change first.")

        enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, csv }

        @OptionGroup var options: SettingsOptions
        @Option(help: "Only this campaign.") var campaign: String?
        @Option(help: "Only this target, by its key in the campaign folder.") var target: String?
        @Option(help: "Only this state: \(Delivery.State.allCases.map(\.rawValue).joined(separator: ", ")).")
        var state: String?
        @Option(
            help: "Only what changed from then on: 2026-11-26, 2026-11-26T02:00:00Z, or 30m, 24h, 7d ago.")
        var since: String?
        @Option(help: "Only what changed before then.") var until: String?
        @Option(help: "How many lines at the most.") var limit = 100
        @Option(help: "table, json or csv.") var format = Format.table

        func validate() throws {
            if let state, Delivery.State(rawValue: state) == nil {
                throw ValidationError("“\(state)” is not a state of a delivery")
            }
            for typed in [since, until].compactMap(\.self) where moment(typed, before: Date()) == nil {
                throw ValidationError("“\(typed)” is neither a day, a time in UTC nor an age such as 24h")
            }
            if limit < 0 { throw ValidationError("--limit is 0 or more") }
        }

        func run() async throws {
            let settings = try options.resolve().withData()
            let now = Date().addingTimeInterval(settings.clockOffset)
            let query = DeliveryQuery(
                campaign: campaign, target: target, state: state.flatMap { Delivery.State(rawValue: $0) },
                since: since.flatMap { moment($0, before: now) },
                until: until.flatMap { moment($0, before: now) }, limit: limit)
            let found = try await settings.withOperatorActions { try await $0.deliveries(query) }
            switch format {
            case .table: print(found.isEmpty ? "" : TextTable.text(found), terminator: "")
            case .json: print(String(decoding: JSONDeliveries.array(found), as: UTF8.self), terminator: "")
            case .csv: print(String(decoding: DeliveryTable.csv(found), as: UTF8.self), terminator: "")
            }
        }
    }
}

/// Reads a time that an operator typed: a day, a time, or how long before `now`. Nil for anything
/// else.
func moment(_ typed: String, before now: Date) -> Date? {
    let units: [Character: TimeInterval] = ["m": 60, "h": 3_600, "d": 86_400]
    if let unit = typed.last.flatMap({ units[$0] }), let count = UInt32(typed.dropLast()) {
        return now.addingTimeInterval(-unit * Double(count))
    }
    return try? Date(typed.contains("T") ? typed : typed + "T00:00:00Z", strategy: .iso8601)
}

/// Lines in columns, as wide as their widest cell.
enum TextTable {
    /// Returns the deliveries below the names of their columns.
    static func text(_ found: [ListedDelivery]) -> String {
        text([DeliveryTable.columns] + found.map(\.cells))
    }

    static func text(_ lines: [[String]]) -> String {
        let printable = lines.map { $0.map { $0.printable() } }
        let widths = (printable.first ?? []).indices.map { column in
            printable.map { $0[column].unicodeScalars.count }.max() ?? 0
        }
        return printable.map { line in
            let cells = zip(line, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.unicodeScalars.count)
            }
            let padded = cells.joined(separator: "  ")
            return String(padded.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }
}
