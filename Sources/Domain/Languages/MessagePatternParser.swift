/// Reads a MessageFormat pattern (ICU User Guide, "Formatting Messages") from its UTF-8 bytes.
struct MessagePatternParser {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 0

    init(_ source: String) { bytes = Array(source.utf8) }

    mutating func pattern() throws(MessagePattern.SyntaxError) -> [MessagePattern.Part] {
        let parts = try message()
        guard position == bytes.count else { throw flaw(.strayBrace) }
        return parts
    }

    /// Reads texts and arguments up to the end, or up to the brace that closes an arm.
    private mutating func message() throws(MessagePattern.SyntaxError) -> [MessagePattern.Part] {
        var parts: [MessagePattern.Part] = []
        while let byte = peek, byte != UInt8(ascii: "}") {
            parts.append(byte == UInt8(ascii: "{") ? try argument() : .text(text()))
        }
        return parts
    }

    private mutating func text() -> String {
        let start = position
        while let byte = peek, byte != UInt8(ascii: "{"), byte != UInt8(ascii: "}") { advance() }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func argument() throws(MessagePattern.SyntaxError) -> MessagePattern.Part {
        let opened = line
        advance()
        let start = position
        if let forms = try forms() { return .choice(.init(forms, line: opened)) }
        let argument = MessagePattern.Argument(name: try name(), line: opened)
        if take("}") { return .argument(argument) }
        guard take(",") else {
            throw .init(kind: peek == nil ? .openBrace : .badName(toBrace(from: start)), line: opened)
        }
        let word = try name()
        guard let kind = MessagePattern.Choice.Kind(rawValue: word) else { throw flaw(.unknownKind(word)) }
        guard take(",") else { throw flaw(.missingArms(argument.name)) }
        return .choice(.init(argument: argument, kind: kind, arms: try arms(of: argument, kind: kind)))
    }

    /// Reads the rest of `{feminine|masculine|other}`. Nil, and nothing read, for anything else.
    private mutating func forms() throws(MessagePattern.SyntaxError) -> AgreeingForms? {
        let ahead = bytes[position...].prefix { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }
        guard ahead.contains(UInt8(ascii: "|")), ahead.endIndex < bytes.count,
            bytes[ahead.endIndex] == UInt8(ascii: "}")
        else { return nil }
        let written = String(decoding: ahead, as: UTF8.self)
        guard let forms = AgreeingForms(written) else { throw flaw(.badForms(written)) }
        while position <= ahead.endIndex { advance() }
        return forms
    }

    private mutating func arms(
        of argument: MessagePattern.Argument, kind: MessagePattern.Choice.Kind
    ) throws(MessagePattern.SyntaxError) -> [MessagePattern.Arm] {
        var arms: [MessagePattern.Arm] = []
        while true {
            skipSpaces()
            if take("}") { break }
            guard peek != nil else { throw .init(kind: .openBrace, line: argument.line) }
            let key = try word {
                $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") && $0 > UInt8(ascii: " ")
            }
            guard take("{") else { throw flaw(.missingArms(argument.name)) }
            let parts = try message()
            guard take("}") else { throw .init(kind: .openBrace, line: argument.line) }
            arms.append(.init(key: key, parts: parts))
        }
        guard arms.contains(where: { $0.key == "other" }) else {
            throw .init(kind: .missingOther(argument.name), line: argument.line)
        }
        return arms
    }

    private mutating func name() throws(MessagePattern.SyntaxError) -> String {
        try word {
            ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") || $0 == UInt8(ascii: "_")
                || $0 >= 0x30 && $0 <= 0x39
        }
    }

    /// Reads a run of bytes that satisfy `belongs`. Skips white space before and after the run.
    private mutating func word(_ belongs: (UInt8) -> Bool) throws(MessagePattern.SyntaxError) -> String {
        skipSpaces()
        let start = position
        while let byte = peek, belongs(byte) { advance() }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        skipSpaces()
        guard !word.isEmpty else { throw flaw(peek == nil ? .openBrace : .badName(rest)) }
        return word
    }

    private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: wanted) else { return false }
        advance()
        return true
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }
    private var rest: String { String(decoding: bytes[position...].prefix(12), as: UTF8.self) }

    /// The text up to the next brace, shortened.
    private func toBrace(from start: Int) -> String {
        let ahead = bytes[start...].prefix { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }
        return String(decoding: ahead, as: UTF8.self).scalars(first: 30)
    }

    private mutating func advance() {
        if bytes[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
    }

    private mutating func skipSpaces() {
        while let byte = peek, byte <= UInt8(ascii: " ") { advance() }
    }

    private func flaw(_ kind: MessagePattern.SyntaxError.Kind) -> MessagePattern.SyntaxError {
        .init(kind: kind, line: line)
    }
}
