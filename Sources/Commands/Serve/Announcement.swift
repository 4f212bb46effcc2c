import Actions
import Domain
import Foundation

/// Prints lines for the person who started the program. Each line is written at once, also when the
/// output is a file.
enum Announcement {
    static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

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
