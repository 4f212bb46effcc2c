import CCommit
import Channels
import Storage

/// What this program is, as `postbag --version` says.
enum Version {
    /// CHANGELOG.md begins with the same number.
    static let number = "0.9.0"

    /// The version, the commit of a release, and the libraries that the program has loaded.
    static var text: String {
        let commit = String(cString: postbag_commit())
        let origin = commit.isEmpty ? "built from source" : "commit \(commit)"
        let libraries = (StorageLibraries.versions + ChannelLibraries.versions).map {
            "\($0.name) \($0.version)"
        }
        return "postbag \(number) (\(origin))\nwith \(libraries.joined(separator: ", "))"
    }
}
