import Foundation
import Glibc
import ServiceLifecycle

/// Tells the service manager how this process is: sd_notify(3), as systemd documents its protocol.
/// Does nothing where no service manager asks.
struct SystemdNotifier: Service {
    /// The socket on which the manager listens. Nil where none asks.
    private let socket: String?
    /// The longest time between two signs of life. Nil where none is asked for.
    private let watchdog: Duration?

    init(_ environment: [String: String] = ProcessInfo.processInfo.environment) {
        socket = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
        let own = "\(ProcessInfo.processInfo.processIdentifier)"
        let isForUs = environment["WATCHDOG_PID"].map { $0 == own } ?? true
        watchdog =
            isForUs
            ? environment["WATCHDOG_USEC"].flatMap { Int64($0) }.flatMap {
                $0 > 0 ? .microseconds($0) : nil
            } : nil
    }

    /// Gives signs of life until the process is asked to end, and says then that it ends. A sign
    /// comes from the threads that serve, so a process that hangs gives none.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                if watchdog != nil { tell("WATCHDOG=1") }
                try? await Task.sleep(for: watchdog.map { $0 / 3 } ?? .seconds(3_600))
            }
        }
        tell("STOPPING=1")
    }

    /// The process takes requests or works from now on.
    func isReady() { tell("READY=1") }

    private func tell(_ state: String) {
        guard let socket else { return }
        DatagramSocket(socket)?.send(Array(state.utf8))
    }
}
