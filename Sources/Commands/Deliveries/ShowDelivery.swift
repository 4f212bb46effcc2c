import Actions
import ArgumentParser
import Domain
import Foundation

extension DeliveriesCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one letter: to whom, what it says, its deliveries and every attempt.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The letter's id.") var id: Int64

        func run() async throws {
            let root = try await CompositionRoot.make(options.resolve().withData())
            let found = try await DeskDeliveries(root.services).letter(id, of: nil)
            try await root.close()
            guard let found else { throw CommandError("there is no confirmed letter \(id)") }
            for line in found.lines { print(line) }
        }
    }
}

extension DeskDeliveries.LetterFile {
    /// Describes the letter for an operator: facts, deliveries, attempts, and the text at the end.
    var lines: [String] {
        facts + deliveries.map(\.line) + attempts.map(\.line) + text
    }

    private var facts: [String] {
        let member = letter.addressee.map { $0.name.isEmpty ? $0.seat.name : "\($0.name), \($0.seat.name)" }
        let name = [member ?? target?.name ?? "", letter.addressee?.email ?? target?.email ?? ""]
        let facts = [
            "letter:    \(letter.id)\(letter.rehearsal ? ", a rehearsal" : "")",
            "campaign:  \(letter.campaign), version \(letter.campaignVersion), step \(letter.draft.step)",
            "to:        \(letter.target)  \(name.filter { !$0.isEmpty }.joined(separator: "  "))",
            "written:   \(letter.writtenAt.formatted(.iso8601))",
            letter.confirmedAt.map { "confirmed: \($0.formatted(.iso8601))" } ?? "",
            composed.map { "subject:   \($0.subject)" } ?? "",
        ]
        return facts.filter { !$0.isEmpty }.map { $0.printable() }
    }

    private var text: [String] {
        guard let composed else {
            return [
                "", isErased ? "The text is erased." : "The campaign’s texts for this letter are missing.",
            ]
        }
        let reading = composed.reading.map {
            ["", $0.subject.printable(), "", $0.body.printable(lines: true)]
        }
        return ["", composed.body.printable(lines: true)] + (reading ?? [])
    }
}

extension Delivery {
    /// Describes the delivery on one line for an operator.
    var line: String {
        let fields = [
            "delivery:  \(channel.rawValue)", state.rawValue, "attempts \(attempts)",
            changedAt.formatted(.iso8601), reply?.line ?? "",
        ]
        return fields.filter { !$0.isEmpty }.joined(separator: "  ").printable()
    }
}

extension DeliveryAttempt {
    /// Describes the attempt on one line for an operator.
    var line: String {
        let fields = ["  \(at.formatted(.iso8601))", channel, event, reply?.line ?? ""]
        return fields.filter { !$0.isEmpty }.joined(separator: "  ").printable()
    }
}
