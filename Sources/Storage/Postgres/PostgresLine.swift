import Dispatch

/// A session with a queue of its own, on which alone it is used: libpq's calls block, and must not
/// block the threads that tasks share.
// @unchecked: `session` is touched on `queue` only.
final class PostgresLine: @unchecked Sendable {
    private let address: PostgresAddress
    private let queue = DispatchQueue(label: "postbag.postgres")
    private var session: PostgresSession?
    private let onConnect: @Sendable (PostgresSession) throws -> Void

    /// `onConnect` is run on every new session before it is used.
    init(
        _ address: PostgresAddress, onConnect: @escaping @Sendable (PostgresSession) throws -> Void = { _ in }
    ) {
        self.address = address
        self.onConnect = onConnect
    }

    /// Runs `work` with the session, connected afresh if need be. When the line turns out to have
    /// broken before anything was committed, once more on a new one.
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
