import CPostgres
import Foundation

extension PostgresSession {
    /// Sends all statements without waiting for results in between, then one sync. They form one
    /// transaction and cost one round trip.
    func pipeline(_ statements: [Statement]) throws {
        // Preparing waits for a result, which a pipeline does not allow.
        let names = try statements.map { statement in
            guard let name = try prepare(statement.sql, statement.arguments) else {
                throw PostgresError(state: "54000", "too many kinds of statements")
            }
            return name
        }
        guard PQsetnonblocking(handle, 1) == 0, PQenterPipelineMode(handle) == 1 else {
            throw PostgresError.lineBroke()
        }
        for (statement, name) in zip(statements, names) {
            let sent = PostgresArguments(statement.arguments).withPointers {
                PQsendQueryPrepared(handle, name, $0.count, $0.values, $0.lengths, $0.formats, 1)
            }
            guard sent == 1 else { throw PostgresError.lineBroke() }
        }
        guard PQpipelineSync(handle) == 1 else { throw PostgresError.lineBroke() }
        do {
            try flush()
            try collect()
        } catch var error as PostgresError {
            // The server may have reached the sync and committed.
            error.committing = error.endsConnection
            throw error
        }
        guard PQexitPipelineMode(handle) == 1, PQsetnonblocking(handle, 0) == 0 else {
            throw PostgresError.lineBroke()
        }
    }

    /// Sends the queued data. Reads results meanwhile, because a server stops reading when nobody
    /// takes its results.
    private func flush() throws {
        while true {
            switch PQflush(handle) {
            case 0: return
            case 1:
                var wait = pollfd(fd: PQsocket(handle), events: Int16(POLLIN | POLLOUT), revents: 0)
                guard poll(&wait, 1, 30_000) > 0 || errno == EINTR else {
                    throw PostgresError.lineBroke("PostgreSQL takes nothing for 30 seconds")
                }
                guard Int32(wait.revents) & POLLIN == 0 || PQconsumeInput(handle) == 1 else {
                    throw PostgresError.lineBroke()
                }
            default: throw PostgresError.lineBroke()
            }
        }
    }

    /// Reads every result up to the sync. Throws the first error, which has the reason. Later
    /// statements were only skipped.
    private func collect() throws {
        var failure: PostgresError?
        while true {
            guard let result = PQgetResult(handle) else {
                // No result: the results of one statement are complete, or the connection broke.
                if isBroken { throw failure ?? .lineBroke() }
                continue
            }
            if PQresultStatus(result) == PGRES_PIPELINE_ABORTED {
                PQclear(result)
                continue
            }
            do {
                if try PostgresResult(result).isSync { break }
            } catch let error as PostgresError {
                failure = failure ?? error
                if isBroken { throw failure ?? .lineBroke() }
            }
        }
        if let failure {
            guard PQexitPipelineMode(handle) == 1, PQsetnonblocking(handle, 0) == 0 else {
                throw PostgresError.lineBroke()
            }
            throw failure
        }
    }
}
