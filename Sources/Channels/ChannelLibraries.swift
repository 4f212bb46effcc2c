import CAres
import CCurl
import CGMime

/// The libraries under mail.
package enum ChannelLibraries {
    /// The libraries that this process has loaded, with their versions.
    package static var versions: [(name: String, version: String)] {
        // It begins with "libcurl/7.88.1 ".
        let curl = String(cString: curl_version()).split(separator: " ").first?.dropFirst(8)
        return [
            ("GMime", "\(gmime_major_version).\(gmime_minor_version).\(gmime_micro_version)"),
            ("libcurl", String(curl ?? "")), ("c-ares", String(cString: ares_version(nil))),
        ]
    }
}
