/// A part of an HTML page. Literals stay unchanged, interpolated values are escaped, and
/// interpolated HTML is inserted unchanged.
package struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    package private(set) var bytes: [UInt8]

    package init(stringLiteral literal: String) { bytes = Array(literal.utf8) }
    package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    /// Makes HTML of markup that another part of Postbag has made safe: `safeHTML(markdown:)`.
    /// Never pass text that a visitor typed.
    package init(trusted markup: String) { bytes = Array(markup.utf8) }

    package init(_ pieces: [HTML]) { bytes = Array(pieces.map(\.bytes).joined()) }

    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package var isEmpty: Bool { bytes.isEmpty }

    package static func += (page: inout HTML, piece: HTML) { page.bytes += piece.bytes }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        package mutating func appendLiteral(_ literal: String) { bytes.append(contentsOf: literal.utf8) }
        package mutating func appendInterpolation(_ value: String) { appendEscaped(value.utf8, to: &bytes) }
        package mutating func appendInterpolation(_ value: Substring) {
            appendEscaped(value.utf8, to: &bytes)
        }
        package mutating func appendInterpolation(_ number: Int) {
            bytes.append(contentsOf: String(number).utf8)
        }
        package mutating func appendInterpolation(_ piece: HTML) { bytes += piece.bytes }
        package mutating func appendInterpolation(_ piece: HTML?) { if let piece { bytes += piece.bytes } }
        package mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { bytes += piece.bytes }
        }

        /// Inserts `piece` only when `condition` is true: `\(if: done, " checked")`.
        package mutating func appendInterpolation(if condition: Bool, _ piece: @autoclosure () -> HTML) {
            if condition { bytes += piece().bytes }
        }

        /// Inserts a space, the name and the escaped value: `\(attribute: "lang", tag)`. Inserts
        /// nothing for nil.
        package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            appendLiteral(" \(name)=\"")
            appendInterpolation(value)
            bytes.append(UInt8(ascii: "\""))
        }
    }
}

/// Escapes a value for text and for quoted attribute values. Leaves out control characters that
/// HTML cannot express.
private func appendEscaped(_ value: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    for byte in value {
        switch byte {
        case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
        case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
        case 0..<0x20 where byte != 0x09 && byte != 0x0A && byte != 0x0D, 0x7F: continue
        default: bytes.append(byte)
        }
    }
}
