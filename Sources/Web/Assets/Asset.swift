import Crypto
package import Domain

/// A file that pages use: a stylesheet, a script or the icon. The program contains the file
/// and compresses it once.
package struct Asset: Sendable {
    package let name: String
    package let contentType: String
    package let bytes: [UInt8]
    package let gzipped: [UInt8]
    /// The entity tag in quotes, as the `ETag` header field requires (RFC 9110 section 8.8.3).
    package let etag: String
    /// The URL path: `/assets/postbag-1f2e3d4c5b6a.css`. The path changes with the content, so that
    /// browsers may cache the file for a year.
    package let path: String

    init(name: String, contentType: String, text: String) {
        self.name = name
        self.contentType = contentType
        bytes = Array(text.compacted.utf8)
        gzipped = gzip(bytes, level: 9)
        let digest = SHA256.hash(data: bytes).prefix(6).hexadecimal
        etag = "\"\(digest)\""
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        path = "/assets/\(name[..<dot])-\(digest)\(name[dot...])"
    }

    package static let all = [
        Asset(name: "postbag.css", contentType: "text/css; charset=utf-8", text: postbagCSS),
        Asset(name: "desk.css", contentType: "text/css; charset=utf-8", text: deskCSS),
        Asset(name: "postbag.js", contentType: "text/javascript; charset=utf-8", text: postbagJS),
        Asset(name: "desk.js", contentType: "text/javascript; charset=utf-8", text: deskJS),
        Asset(name: "icon.svg", contentType: "image/svg+xml", text: iconSVG),
    ]

    /// Returns the asset with a plain name. Precondition: `name` is one of `all`.
    static func named(_ name: String) -> Asset {
        guard let asset = all.first(where: { $0.name == name }) else {
            preconditionFailure("no asset \(name)")
        }
        return asset
    }

    /// The asset at a request's path; nil when there is none.
    package static func at(path: String) -> Asset? { all.first { $0.path == path } }
}

extension String {
    /// The text without indentation, empty lines and lines with only a comment. The result is a
    /// tenth smaller.
    fileprivate var compacted: String {
        split(separator: "\n").map { $0.drop { $0 == " " } }
            .filter { !$0.isEmpty && !$0.hasPrefix("//") && !($0.hasPrefix("/*") && $0.hasSuffix("*/")) }
            .joined(separator: "\n")
    }
}

extension Links {
    /// Returns the path of an asset by its plain name, `postbag.css`. The path changes with the
    /// content, so that browsers may cache the asset for a year.
    package func asset(_ name: String) -> String { Asset.named(name).path }
}
