import Foundation

/// Members of JSON objects (RFC 8259), appended to octets.
extension [UInt8] {
    mutating func key(_ name: String, isFirst: Bool = false) {
        self += isFirst ? "\"".utf8 : ",\"".utf8
        self += name.utf8
        self += "\":".utf8
    }

    mutating func text(_ name: String, _ text: String, isFirst: Bool = false) {
        key(name, isFirst: isFirst)
        appendJSON(text)
    }

    /// Appends an array of objects. `body` appends the members of one.
    mutating func list<Object>(
        _ name: String, _ elements: [Object], _ body: (Object, inout [UInt8]) -> Void
    ) {
        key(name)
        append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            self += index == 0 ? "{".utf8 : ",{".utf8
            body(element, &self)
            append(UInt8(ascii: "}"))
        }
        append(UInt8(ascii: "]"))
    }

    mutating func flag(_ name: String, _ flag: Bool) {
        key(name)
        self += flag ? "true".utf8 : "false".utf8
    }

    mutating func number(_ name: String, _ number: Int) {
        key(name)
        self += String(number).utf8
    }

    mutating func time(_ name: String, _ date: Date) {
        key(name)
        append(UInt8(ascii: "\""))
        date.appendTime(to: &self)
        append(UInt8(ascii: "\""))
    }

    /// Appends a text in quotes, with the escapes of RFC 8259 section 7.
    private mutating func appendJSON(_ text: String) {
        append(0x22)
        for octet in text.utf8 {
            switch octet {
            case 0x22, 0x5C:
                append(0x5C)
                append(octet)
            case 0x0A: self += "\\n".utf8
            case 0x0D: self += "\\r".utf8
            case 0x09: self += "\\t".utf8
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                self += "\\u00".utf8
                append(digits[Int(octet >> 4)])
                append(digits[Int(octet & 15)])
            default: append(octet)
            }
        }
        append(0x22)
    }
}
