import Foundation
import Storage

/// Why a command did not do what it was asked: said in a sentence, exit code 1. What was typed
/// wrongly is ArgumentParser's `ValidationError`.
struct CommandError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

extension Settings {
    /// For commands that only read or repair: a mistyped folder must not become a new, empty
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
