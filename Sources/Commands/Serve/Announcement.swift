import Actions
import Domain
import Foundation
import NIOCore

/// Prints lines for the person who started the program. Each line is written at once, also when the
/// output is a file. A line that nobody reads any more is lost.
enum Announcement {
    static func say(_ line: String) { FileHandle.standardOutput.say(line + "\n") }

    /// Says where the pages are. The port is another than that of the settings where it is 0, and
    /// where systemd hands on a socket.
    static func listens(_ settings: Settings, on address: SocketAddress?) {
        let port = address?.port ?? settings.port
        say(
            "Postbag listens on http://\(settings.host):\(port)\(settings.isRehearsal ? " (rehearsal: no mail leaves this machine)" : "")"
        )
        if settings.port != 0, settings.port != port {
            say("systemd's socket decides the port, not POSTBAG_PORT=\(settings.port): see postbag.socket")
        }
    }

    /// Returns where the desk is, and the words that make their holder its owner. Nil when somebody
    /// has an account already.
    static func firstRun(_ services: Services) async throws -> [String]? {
        let firstRun = FirstRun(services)
        guard try await firstRun.isOpen() else { return nil }
        return [
            "The desk has no owner yet. Become it at \(services.links.absolute(services.links.desk))",
            "with these secret words: \(firstRun.secret)",
        ]
    }
}

extension FileHandle {
    /// Writes a text for whoever reads it. Does nothing once nobody does, as after `| head`, where
    /// `write(_:)` ends the program.
    func say(_ text: String) {
        do { try write(contentsOf: Data(text.utf8)) } catch { return }
    }
}
