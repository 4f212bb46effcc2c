import Domain
import NIOCore

/// Reads replies (RFC 5321 section 4.2) from the received octets. Limits the memory it takes,
/// whatever the server sends.
struct ReplyReader {
    static let longestLine = 2_048
    static let longestReply = 16_384

    private var lines: [String] = []
    private var size = 0

    /// The reason why the received octets are not a reply.
    enum ProtocolError: String, Error {
        case line = "The server sent a line without an end."
        case reply = "The server sent a reply without an end."
        case code = "The server sent something that is no SMTP reply."
    }

    /// Returns the next complete reply; nil until more has arrived.
    mutating func next(from buffer: inout ByteBuffer) throws(ProtocolError) -> Reply? {
        while let line = try Self.line(from: &buffer) {
            size += line.count
            guard size <= Self.longestReply else { throw .reply }
            guard line.count >= 3, let code = Self.code(line.prefix(3)) else { throw .code }
            let mark = line.dropFirst(3).first
            guard mark == nil || mark == UInt8(ascii: " ") || mark == UInt8(ascii: "-") else { throw .code }
            lines.append(Self.clean(line.dropFirst(4)))
            if mark != UInt8(ascii: "-") { return finish(code) }
        }
        return nil
    }

    private mutating func finish(_ code: Int) -> Reply {
        defer { (lines, size) = ([], 0) }
        return Reply(code, lines.joined(separator: "\n"))
    }

    private static func line(from buffer: inout ByteBuffer) throws(ProtocolError) -> [UInt8]? {
        guard
            let length = buffer.readableBytesView.prefix(longestLine).firstIndex(of: UInt8(ascii: "\n")).map({
                $0 - buffer.readerIndex
            })
        else {
            guard buffer.readableBytes < longestLine else { throw .line }
            return nil
        }
        var line = buffer.readBytes(length: length) ?? []
        buffer.moveReaderIndex(forwardBy: 1)
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return line
    }

    private static func code(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self)).flatMap { (200...599).contains($0) ? $0 : nil }
    }

    /// Returns the text of a line, whatever its octets. Control characters become spaces, because
    /// the reply is stored and shown.
    private static func clean(_ octets: ArraySlice<UInt8>) -> String {
        func isBlank(_ octet: UInt8) -> Bool { octet <= 0x20 || octet == 0x7F }
        guard let first = octets.firstIndex(where: { !isBlank($0) }),
            let last = octets.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(decoding: octets[first...last].map { isBlank($0) ? 0x20 : $0 }, as: UTF8.self)
    }
}
