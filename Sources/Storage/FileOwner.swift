package import Foundation

/// Whose a file is. What one user makes in another one's data folder, the server there cannot read:
/// not even what root makes, and that is easily done.
package enum FileOwner {
    /// Who has `file`, and what to do; nil where it is the user who runs this process, or there is
    /// no file.
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
