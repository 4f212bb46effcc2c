import Actions
import Domain
import Foundation
import Storage

extension Actor {
    /// The person at this command line, by their name on the system. With sudo, the person who
    /// called sudo.
    static var here: Actor { here(environment: ProcessInfo.processInfo.environment) }

    static func here(environment: [String: String]) -> Actor {
        let names = [environment["SUDO_USER"] ?? "", ProcessInfo.processInfo.userName]
        return .commandLine(user: names.first { !$0.isEmpty } ?? "user \(geteuid())")
    }
}

extension Settings {
    /// Opens the database alone, without caches and mail server, and closes it after `body`.
    func withOperatorActions<T>(_ body: (OperatorActions) async throws -> T) async throws -> T {
        let engine = try await openEngine()
        do {
            let result = try await body(OperatorActions(Database(engine), .real(), actor: .here))
            try await engine.close()
            return result
        } catch {
            try await engine.close()
            throw error
        }
    }
}
