package import Foundation

/// Checks which user owns a file. The server cannot read a file that another user (such as root)
/// made in its data folder.
package enum FileOwner {
    /// Returns the owner of `file` and what to do. Nil when this process's user owns the file, or
    /// there is no file.
    package static func other(of file: URL) -> String? {
        var found = stat()
        guard stat(file.path, &found) == 0, found.st_uid != geteuid() else { return nil }
        guard let user = getpwuid(found.st_uid) else {
            return "it belongs to the user with the number \(found.st_uid): run this as that user"
        }
        let name = String(cString: user.pointee.pw_name)
        return "it belongs to \(name): run this as that user, as in sudo -u \(name) postbag …"
    }

    package static func check(_ file: URL) throws {
        guard let owner = other(of: file) else { return }
        throw EngineError("\(file.path) cannot be used: \(owner)")
    }
}
