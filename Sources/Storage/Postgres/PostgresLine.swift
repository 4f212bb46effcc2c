import Dispatch

/// A session that is used on its own dispatch queue only. libpq's calls block, and must not block
/// the threads that tasks share.
// @unchecked: `session` is used on `queue` only.
final class PostgresLine: @unchecked Sendable {
    private let address: PostgresAddress
    private let queue = DispatchQueue(label: "postbag.postgres")
    private var session: PostgresSession?
    private let onConnect: @Sendable (PostgresSession) throws -> Void

    /// - Parameter onConnect: runs on every new session before its first use.
    init(
        _ address: PostgresAddress, onConnect: @escaping @Sendable (PostgresSession) throws -> Void = { _ in }
    ) {
        self.address = address
        self.onConnect = onConnect
    }

    /// Runs `work` with the session, and connects first if needed. Runs `work` once more on a new
    /// connection when the old one broke before a commit.
    func run<T: Sendable>(_ work: @escaping @Sendable (PostgresSession) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { done in
            queue.async { done.resume(with: Result { try self.attempt(work) }) }
        }
    }

    func close() async {
        await withCheckedContinuation { done in
            queue.async {
                self.session = nil
                done.resume()
            }
        }
    }

    private func attempt<T>(_ work: (PostgresSession) throws -> T) throws -> T {
        if session?.hasEnded() == true { session = nil }
        let wasOpen = session != nil
        do { return try once(work) } catch let error as PostgresError
            where wasOpen && error.endsConnection && !error.committing
        {
            return try once(work)
        }
    }

    private func once<T>(_ work: (PostgresSession) throws -> T) throws -> T {
        let session = try self.session ?? connect()
        self.session = session
        do { return try work(session) } catch {
            let answer = error as? PostgresError
            if session.isBroken || answer?.endsConnection == true || answer?.state == "0A000" {
                self.session = nil
            }
            throw error
        }
    }

    private func connect() throws -> PostgresSession {
        let session = try PostgresSession(address)
        try onConnect(session)
        return session
    }
}
