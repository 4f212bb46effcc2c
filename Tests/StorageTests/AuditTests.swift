import Domain
import Foundation
import Testing

@testable import Storage

/// A change and its row in the audit stand or fall together, on both engines.
@Suite struct AuditTests {
    private struct Stop: Error {}
    private let hidden = AuditEvent(.campaignHidden, campaign: "calais")
    private let now = Date(timeIntervalSince1970: 1_477_555_200)

    @Test(arguments: EngineKind.allCases)
    func aChangeThatFailsLeavesNoRow(_ kind: EngineKind) async throws {
        try await kind.withDatabase { database in
            try await store(database)
            await #expect(throws: Stop.self) {
                try await database.write { connection in
                    _ = try connection.campaigns.hide("calais", true)
                    try connection.audit.add(hidden, by: .commandLine(user: "ada"), at: now)
                    throw Stop()
                }
            }
            #expect(try await isHidden(database) == false)
            #expect(try await database.read { try $0.audit.newest(limit: 9) } == [])
            try await database.write { connection in
                _ = try connection.campaigns.hide("calais", true)
                try connection.audit.add(hidden, by: .commandLine(user: "ada"), at: now)
            }
            #expect(try await isHidden(database) == true)
            let expected = AuditEntry(
                number: 1, at: now, actorKind: "command_line", actorName: "ada", action: "campaign_hidden",
                subject: "calais", campaign: "calais", detail: "")
            #expect(try await database.read { try $0.audit.newest(limit: 9) } == [expected])
        }
    }

    @Test(arguments: EngineKind.allCases)
    func aRowThatFailsLeavesNoChange(_ kind: EngineKind) async throws {
        try await kind.withDatabase { database in
            try await store(database)
            try await database.write { _ = try $0.run("DROP TABLE audit") }
            await #expect(throws: StatementError.self) {
                _ = try await database.write { connection in
                    _ = try connection.campaigns.hide("calais", true)
                    try connection.audit.add(hidden, by: .commandLine(user: "ada"), at: now)
                }
            }
            #expect(try await isHidden(database) == false)
        }
    }

    @Test(arguments: EngineKind.allCases)
    func rowsAreNumberedWithoutGapsAndFoundByCampaign(_ kind: EngineKind) async throws {
        try await kind.withDatabase { database in
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        try? await database.write { connection in
                            let slug = number % 2 == 0 ? "calais" : "dover"
                            let event = AuditEvent(.campaignShown, campaign: slug)
                            try connection.audit.add(event, by: .commandLine(user: "ada"), at: now)
                            if number % 5 == 0 { throw Stop() }
                        }
                    }
                }
            }
            let all = try await database.read { try $0.audit.newest(limit: 100) }
            #expect(all.map(\.number) == (1...16).reversed())
            let calais = try await database.read { try $0.audit.newest(of: "calais", limit: 3) }
            #expect(calais.count == 3 && calais.allSatisfy { $0.campaign == "calais" })
        }
    }

    private func store(_ database: Database) async throws {
        _ = try await database.write { try $0.campaigns.store("calais", files: ["a": [1]], at: now) }
    }

    private func isHidden(_ database: Database) async throws -> Bool? {
        try await database.read { try $0.campaigns.all().first?.isHidden }
    }
}
