import CCommit
import Channels
import Storage

/// What this program is, as `postbag --version` says.
enum Version {
    /// CHANGELOG.md begins with the same number.
    static let number = "0.9.0"

    /// The version, the commit of a release, and the libraries that the program has loaded.
    static var text: String {
        let commit = POSTBAG_COMMIT.isEmpty ? "built from source" : "commit \(POSTBAG_COMMIT)"
        let libraries = (StorageLibraries.versions + ChannelLibraries.versions).map {
            "\($0.name) \($0.version)"
        }
        return "postbag \(number) (\(commit))\nwith \(libraries.joined(separator: ", "))"
    }
}
