import Domain
import Foundation

/// A file that somebody chose in a form.
package struct SentFile: Sendable, Equatable {
    package let field: String
    /// The file's name as the browser sends it. Never a path of ours.
    package let name: String
    package let bytes: [UInt8]
}

/// A body of `multipart/form-data` (RFC 7578). Its first line is the boundary, so that the body can
/// be read without the header of the request that brought it.
struct MultipartBody {
    private(set) var pairs: [(name: String, value: String)] = []
    private(set) var files: [SentFile] = []

    /// The longest boundary (RFC 2046 section 5.1.1) and the longest headers of a part, in octets.
    private static let longestBoundary = 72
    private static let longestHeaders = 2_000

    /// Whether a body is no `application/x-www-form-urlencoded`. The names of our fields never
    /// begin with a hyphen.
    static func isMultipart(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: "--".utf8) }

    init(_ bytes: [UInt8]) {
        let data = Data(bytes)
        let lineEnd = Data("\r\n".utf8)
        guard let first = data.range(of: lineEnd), first.lowerBound <= Self.longestBoundary else { return }
        let boundary = lineEnd + data[..<first.lowerBound]
        var from = first.upperBound
        while pairs.count + files.count < RequestSizeLimits.formFields,
            let end = data.range(of: boundary, in: from..<data.endIndex)
        {
            add(data[from..<end.lowerBound])
            guard data[end.upperBound...].starts(with: lineEnd) else { return }
            from = end.upperBound + lineEnd.count
        }
    }

    private mutating func add(_ part: Data) {
        let head = part.prefix(Self.longestHeaders)
        guard let gap = head.range(of: Data("\r\n\r\n".utf8)) else { return }
        let headers = String(decoding: part[part.startIndex..<gap.lowerBound], as: UTF8.self)
        guard let name = Self.parameter("name", in: headers), name.utf8.count <= 64 else { return }
        let content = part[gap.upperBound...]
        guard let file = Self.parameter("filename", in: headers) else {
            return pairs.append((name, String(decoding: content, as: UTF8.self).streamSafe))
        }
        // A browser sends an empty file where none was chosen.
        if !content.isEmpty { files.append(SentFile(field: name, name: file, bytes: [UInt8](content))) }
    }

    /// Returns a parameter of `Content-Disposition`, in quotes as browsers send it.
    private static func parameter(_ name: String, in headers: String) -> String? {
        let line = headers.split(separator: "\r\n").first {
            $0.lowercased().hasPrefix("content-disposition:")
        }
        guard let start = line?.range(of: "; \(name)=\""), let line,
            let end = line[start.upperBound...].firstIndex(of: "\"")
        else { return nil }
        return String(line[start.upperBound..<end])
    }
}
