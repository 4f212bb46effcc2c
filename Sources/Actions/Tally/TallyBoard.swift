package import Domain
import Foundation
import Storage
import Synchronization

/// The count as pages show it: read afresh when it is more than two seconds old. While the database is away the last one stands, with its own time:
/// a campaign can be read all the same.
package final class TallyBoard: Sendable {
    private let runtime: Runtime
    private let known = Mutex<[String: Tally]>([:])
    private static let freshFor = 2.0

    package init(_ runtime: Runtime) { self.runtime = runtime }

    package func tally(of slug: String) async throws -> Tally {
        let now = runtime.world.now()
        let last = known.withLock { $0[slug] }
        if let last, now.timeIntervalSince(last.asOf) < Self.freshFor { return last }
        let rehearsal = runtime.rehearsal
        do {
            let tally = try await runtime.database.read { try $0.tally(of: slug, rehearsal: rehearsal, asOf: now) }
            known.withLock { $0[slug] = tally }
            return tally
        } catch let error as EngineFailure {
            guard let last else { throw error }
            return last
        }
    }
}
