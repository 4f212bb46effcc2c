import Foundation

/// The bytes of a text file, with what a reader of its text does not see: the byte order mark.
struct TextFile: Equatable {
    private var isMarked = false
    var text: String

    init(_ bytes: [UInt8], path: String) throws(CampaignDocumentError) {
        guard let whole = String(validating: bytes, as: UTF8.self) else {
            throw CampaignDocumentError(file: path, line: nil, reason: "is not in UTF-8")
        }
        isMarked = whole.unicodeScalars.first == "\u{FEFF}"
        text = isMarked ? String(whole.unicodeScalars.dropFirst()) : whole
    }

    var bytes: [UInt8] { Array(((isMarked ? "\u{FEFF}" : "") + text).utf8) }
}

/// A text file that begins with YAML between two lines of `---`, split to be changed. A text
/// without such lines is all body.
struct MatterText: Equatable {
    private var opening = ""
    var head: YAMLText
    private var closing = ""
    private var rawBody: String
    private let lineBreak: String

    init(_ text: String) throws(YAMLTextError) {
        let lines = TextLines(text, isYAML: false)
        lineBreak = lines.lineBreak
        let fences = Array(lines.starts.indices.lazy.filter { Self.isFence(lines.line($0)) }.prefix(2))
        guard fences.first == 0, fences.count == 2, let end = fences.last else {
            head = try YAMLText("")
            rawBody = text
            return
        }
        let ends = (lines.end(ofLine: 0), lines.end(ofLine: end))
        opening = lines[0..<ends.0]
        closing = lines[lines.starts[end]..<ends.1]
        rawBody = lines[ends.1..<lines.scalars.count]
        do { head = try YAMLText(lines[ends.0..<lines.starts[end]]) } catch {
            throw YAMLTextError(line: error.line.map { $0 + 1 }, reason: error.reason)
        }
    }

    private static func isFence(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        line.starts(with: "---".unicodeScalars) && line.dropFirst(3).allSatisfy(\.properties.isWhitespace)
    }

    /// The line, from 1, on which the body begins.
    var lineOfBody: Int { TextLines(opening + head.text + closing, isYAML: false).starts.count }

    /// The text below the front matter, with `\n` between lines.
    var body: String {
        get { rawBody.withPlainLines }
        set {
            guard newValue != body else { return }
            rawBody = lineBreak == "\n" ? newValue : newValue.replacing("\n", with: lineBreak)
        }
    }

    var text: String {
        let yaml = head.text.isEmpty || head.text.last?.isNewline == true ? head.text : head.text + lineBreak
        if opening.isEmpty, yaml.isEmpty { return rawBody }
        let end = closing.isEmpty ? "---" + lineBreak : closing
        let isOpen = !rawBody.isEmpty && end.last?.isNewline != true
        return (opening.isEmpty ? "---" + lineBreak : opening) + yaml + end + (isOpen ? lineBreak : "")
            + rawBody
    }
}

extension String {
    /// The text with `\n` between lines.
    var withPlainLines: String { replacing("\r\n", with: "\n").replacing("\r", with: "\n") }

    /// What a form's field holds: plain lines, without white space at both ends. The YAML parser
    /// drops a byte order mark before a text.
    var trimmedField: String {
        withPlainLines.trimmingCharacters(in: .whitespacesAndNewlines.union(["\u{FEFF}"]))
    }
}

/// The error when a file of a draft cannot be changed.
package struct CampaignDocumentError: Error, Equatable, CustomStringConvertible {
    package var file: String
    /// The line number, from 1. Nil when the whole file is meant.
    package var line: Int?
    package var reason: String

    package var description: String { "\(file):\(line.map { "\($0):" } ?? "") \(reason)" }
}
