/// One line of an IMAP server (RFC 9051 section 7), with the literals that stand in it.
struct IMAPLine: Sendable, Equatable {
    /// The words, without literals.
    var text = ""
    var literals: [[UInt8]] = []
}

/// Reads lines from the octets of a server. Limits the memory it takes, whatever the server sends.
struct IMAPResponseReader {
    /// The longest line, which may list 500,000 mails, and the longest literal, both in octets.
    static let longestLine = 4 << 20
    let longestLiteral: Int

    private var buffer: [UInt8] = []
    private var read = 0
    private var searched = 0
    private var line = IMAPLine()
    /// How many octets the next literal has. Nil while words are read.
    private var literal: Int?

    struct TooLong: Error {}

    init(longestLiteral: Int) { self.longestLiteral = longestLiteral }

    mutating func add(_ octets: some Sequence<UInt8>) {
        if read > 1 << 16, read > buffer.count / 2 {
            buffer.removeFirst(read)
            (searched, read) = (searched - read, 0)
        }
        buffer += octets
    }

    /// Returns the next whole line. Nil until more octets have arrived.
    mutating func next() throws(TooLong) -> IMAPLine? {
        while true {
            if let length = literal {
                guard buffer.count - read >= length else { return nil }
                line.literals.append(Array(buffer[read..<(read + length)]))
                (read, searched, literal) = (read + length, read + length, nil)
            }
            guard let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
                searched = buffer.count
                guard buffer.count - read + line.text.utf8.count <= Self.longestLine else { throw TooLong() }
                return nil
            }
            var words = buffer[read..<end]
            (read, searched) = (end + 1, end + 1)
            if words.last == UInt8(ascii: "\r") { words.removeLast() }
            line.text += String(decoding: words, as: UTF8.self)
            literal = try Self.literal(at: words, atMost: longestLiteral)
            if literal == nil {
                defer { line = IMAPLine() }
                return line
            }
        }
    }

    /// Returns the length of a literal that follows: `{123}` at the line's end. Nil for none.
    private static func literal(at words: ArraySlice<UInt8>, atMost most: Int) throws(TooLong) -> Int? {
        guard words.last == UInt8(ascii: "}"), let open = words.lastIndex(of: UInt8(ascii: "{")),
            let length = Int(String(decoding: words[(open + 1)...].dropLast(), as: UTF8.self)), length >= 0
        else { return nil }
        guard length <= most else { throw TooLong() }
        return length
    }
}
