import Domain
import Foundation
import Storage
import Testing

@testable import Actions

extension Trial {
    static let targets = [
        "ministre@interieur.example", "ines.harrow@commons.example", "prefet@pas-de-calais.example",
    ]

    /// Returns confirmed letters, queued for each of `targets` in turn. The mail system takes
    /// everything meanwhile.
    /// - Parameter first: the number of the first writer. The campaign has its targets from 0 on.
    func letters(_ count: Int, to targets: [String], from first: Int = 0) async throws -> [Int64] {
        let steps = ["write-minister", "write-member", "write-prefect-mail"]
        if first == 0 { try await reimport { yaml in Self.withThreeTargets(yaml, addresses: targets) } }
        try await Maintenance(services).once()
        var ids: [Int64] = []
        for number in first..<first + count {
            let (browser, _) = try await write(
                "Writer \(number)", "writer\(number)@people.example", step: steps[number % 3])
            try await mailOnly()
            let token = try #require(post.mails(to: "writer\(number)@people.example").first?.token)
            guard case .confirmed(let letter, _) = try await supporters.confirm(mailed: token, in: browser)
            else { continue }
            ids.append(letter.id)
        }
        try await mailOnly()
        try #require(ids.count == count)
        post.forget()
        return ids
    }

    /// Returns the demo's campaign with two more targets that have an address.
    private static func withThreeTargets(_ yaml: String, addresses: [String]) -> String {
        let more = ["member", "prefect-mail"].enumerated().map { index, key in
            """
              \(key):
                name: Target \(index)
                gender: other
                office: { en: Office, fr: Fonction }
                salutation: { en: "Dear Sir or Madam,", fr: "Madame, Monsieur," }
                reads: [fr]
                email: \(addresses[index + 1])

            """
        }.joined()
        let steps = ["member", "prefect-mail"].map {
            "  - key: write-\($0)\n    write: \($0)\n    letter: minister\n"
        }.joined()
        return yaml.replacingOccurrences(of: "\ntargets:\n", with: "\ntargets:\n" + more)
            .replacingOccurrences(of: "\nsteps:\n", with: "\nsteps:\n" + steps)
    }

    /// Writes letters whose confirmation mail waits. Returns their addresses.
    func unconfirmed(_ count: Int, from first: Int = 0) async throws -> [String] {
        var addresses: [String] = []
        for number in first..<first + count {
            addresses.append("late\(number)@people.example")
            _ = try await write("Late \(number)", "late\(number)@people.example")
        }
        return addresses
    }

    func mailOnly() async throws {
        try await SendOutbox(services, transport: post, worker: "trial").drain()
    }

    func deliveryStates(of letters: [Int64]) async throws -> [Delivery.State] {
        try await services.database.read { connection in
            try letters.flatMap { try connection.deliveries.all(of: $0).map(\.state) }
        }
    }
}
