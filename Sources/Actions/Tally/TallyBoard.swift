package import Domain
import Foundation
import Storage
import Synchronization

/// The count as pages show it: read afresh when it is more than two seconds old.
package final class TallyBoard: Sendable {
    private let runtime: Runtime
    private let known = Mutex<[String: Tally]>([:])
    private static let freshFor = 2.0

    package init(_ runtime: Runtime) { self.runtime = runtime }

    package func tally(of slug: String) async throws -> Tally {
        let now = runtime.world.now()
        if let tally = known.withLock({ $0[slug] }), now.timeIntervalSince(tally.asOf) < Self.freshFor { return tally }
        let rehearsal = runtime.rehearsal
        let tally = try await runtime.database.read { try $0.tally(of: slug, rehearsal: rehearsal, asOf: now) }
        known.withLock { $0[slug] = tally }
        return tally
    }
}
