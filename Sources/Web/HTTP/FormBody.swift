/// A body of `application/x-www-form-urlencoded`, decoded from its bytes (WHATWG URL standard, "urlencoded parsing"). Broken UTF-8 becomes U+FFFD.
package struct FormBody: Sendable, Equatable {
    package private(set) var pairs: [(name: String, value: String)] = []

    package init(_ bytes: some Collection<UInt8>) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            pairs.append((Self.decode(sides[0]), sides.count == 2 ? Self.decode(sides[1]) : ""))
        }
    }

    /// The first value of a field; "" when it is not there.
    package subscript(name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

    package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    private static func decode(_ bytes: some Collection<UInt8>) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                var after = rest
                if let high = after.next().flatMap(hex), let low = after.next().flatMap(hex) {
                    decoded.append(high << 4 | low)
                    rest = after
                } else {
                    decoded.append(byte)
                }
            default: decoded.append(byte)
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    package static func == (a: FormBody, b: FormBody) -> Bool { a.pairs.elementsEqual(b.pairs, by: ==) }
}
