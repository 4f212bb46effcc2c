package import Domain
import Foundation
package import Storage

/// What operators and organisers do. Nobody can make one without saying who acts. Each change and
/// its entries in the audit are one transaction.
package struct OperatorActions: Sendable {
    let database: Database
    let environment: Environment
    let actor: Actor
    let draftCache: DraftCache
    /// Nil at the command line, where no campaigns are loaded.
    let services: Services?

    package init(_ services: Services, actor: Actor) {
        self.init(
            services.database, services.environment, actor: actor, drafts: services.drafts,
            services: services)
    }

    package init(
        _ database: Database, _ environment: Environment, actor: Actor, drafts: DraftCache = DraftCache(),
        services: Services? = nil
    ) {
        self.database = database
        self.environment = environment
        self.actor = actor
        draftCache = drafts
        self.services = services
    }

    /// Runs a change in one transaction, with the events that the change returns. A change that
    /// returns no events has changed nothing, or only a draft. The files of a draft say themselves
    /// who saved them.
    func change<T: Sendable>(
        _ work: @escaping @Sendable (any Connection, _ now: Date) throws -> (T, [AuditEvent])
    ) async throws -> T {
        let (now, actor) = (environment.now(), actor)
        return try await database.write { connection in
            let (result, events) = try work(connection, now)
            for event in events { try connection.audit.add(event, by: actor, at: now) }
            return result
        }
    }

    /// Returns what was changed, newest first, about one campaign or about all.
    package func history(of campaign: String? = nil, limit: Int) async throws -> [AuditEntry] {
        try await database.read { try $0.audit.newest(of: campaign, limit: limit) }
    }

    /// Returns the errors in the database itself, in the engine's words.
    package func databaseErrors() async throws -> [String] { try await database.engine.faults() }
}
