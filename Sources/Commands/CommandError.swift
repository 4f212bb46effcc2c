import Foundation
import Storage

/// The reason why a command failed, as one sentence. The exit code is 1. Wrong arguments throw
/// ArgumentParser's `ValidationError` instead.
struct CommandError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

extension Settings {
    /// Returns these settings, or throws a `CommandError` when there is no database. Commands that
    /// only read or repair call this function. A mistyped folder must not become a new, empty
    /// Postbag.
    func withData() throws -> Settings {
        guard database != nil || SQLiteEngine.exists(in: data) else {
            throw CommandError(
                "there is no \(SQLiteEngine.fileName) in \(data.path): say where it is with --data or --settings"
            )
        }
        return self
    }
}
