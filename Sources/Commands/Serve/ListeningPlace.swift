import Foundation
import Glibc
import NIOCore

/// Where a process takes connections.
enum ListeningPlace: Sendable, Equatable {
    case address(host: String, port: Int)
    /// A socket that systemd opened before the process began. Systemd holds it while the process is
    /// replaced, and refuses nobody.
    case inherited(NIOBSDSocket.Handle)

    /// The number of the first descriptor that is handed on: sd_listen_fds(3).
    static let firstInherited: NIOBSDSocket.Handle = 3

    /// Returns the socket that systemd hands on, or else the address of the settings. Throws a
    /// `CommandError` for more than one socket, and for one that takes no connections.
    static func chosen(
        _ settings: Settings, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> ListeningPlace {
        let own = "\(ProcessInfo.processInfo.processIdentifier)"
        guard environment["LISTEN_PID"] == own, let count = environment["LISTEN_FDS"].flatMap({ Int($0) }),
            count > 0
        else { return .address(host: settings.host, port: settings.port) }
        guard count == 1 else {
            throw CommandError(
                "systemd hands on \(count) sockets, and Postbag takes one: leave one ListenStream= in its .socket unit"
            )
        }
        var (listens, size): (CInt, socklen_t) = (0, socklen_t(MemoryLayout<CInt>.size))
        guard getsockopt(firstInherited, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0, listens == 1,
            fcntl(firstInherited, F_SETFD, FD_CLOEXEC) == 0
        else {
            throw CommandError(
                "what systemd hands on takes no connections: the .socket unit needs ListenStream= and Accept=no"
            )
        }
        return .inherited(firstInherited)
    }
}
