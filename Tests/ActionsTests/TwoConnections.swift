import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Two connections to PostgreSQL, of which the second waits for the first.
extension Trial {
    /// Waits until so many transactions of this test wait for the lock of another one.
    func waitForWaiters(_ count: Int64) async throws {
        let sql = """
            SELECT COUNT(*) AS n FROM pg_locks
            WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE application_name = current_schema())
            """
        while try await services.database.read({ try $0.row(sql)?.int("n") ?? 0 }) < count {
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Claims a letter as a worker does, lets `other` begin `work` in the meantime, and ends the
    /// claim when `work` waits for it.
    func claiming<Result: Sendable>(
        _ letter: Letter, while other: Trial, begins work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let (claimed, waited) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let claim: Void = services.database.write { connection in
            let delivery = try #require(try connection.deliveries.find(of: letter.id, by: .email))
            try connection.deliveries.update(
                delivery.record(.claimed, at: delivery.dueAt).delivery, worker: "one")
            claimed.signal()
            waited.wait()
        }
        try await other.services.database.write { _ in claimed.wait() }
        async let result = work()
        try await other.waitForWaiters(1)
        waited.signal()
        try await claim
        return try await result
    }
}
