import Domain

/// A body of `application/x-www-form-urlencoded`, decoded from its bytes (WHATWG URL standard,
/// "urlencoded parsing"), or of `multipart/form-data`. Broken UTF-8 becomes U+FFFD.
package struct FormBody: Sendable, Equatable {
    package private(set) var pairs: [(name: String, value: String)] = []
    package private(set) var files: [SentFile] = []

    package init(_ bytes: some Collection<UInt8>) {
        guard !MultipartBody.isMultipart(bytes) else {
            let body = MultipartBody(Array(bytes))
            (pairs, files) = (body.pairs, body.files)
            return
        }
        pairs =
            bytes.withContiguousStorageIfAvailable(Self.pairs)
            ?? Array(bytes).withUnsafeBufferPointer(Self.pairs)
    }

    /// The first value of a field; "" when it is not there.
    package subscript(name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

    /// Returns a field that holds an id or a revision. Nil for any other field, and for numbers so
    /// large that adding to them would overflow.
    func number(_ name: String) -> Int64? {
        Int64(self[name].scalars(first: 30)).flatMap { abs(Double($0)) < 0x1p62 ? $0 : nil }
    }

    package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// The longest name of a field, in octets. Fields with longer names are not decoded.
    private static let longestName = 64

    private static func pairs(_ bytes: UnsafeBufferPointer<UInt8>) -> [(name: String, value: String)] {
        bytes.split(separator: UInt8(ascii: "&"), maxSplits: RequestSizeLimits.formFields)
            .prefix(RequestSizeLimits.formFields).compactMap { pair in
                let sign = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
                guard sign - pair.startIndex <= longestName else { return nil }
                return (decode(pair[..<sign]), decode(pair[sign...].dropFirst()).streamSafe)
            }
    }

    private static func decode(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        let bytes = UnsafeBufferPointer(rebasing: bytes)
        return String(unsafeUninitializedCapacity: bytes.count) { text in
            var (from, to) = (0, 0)
            while from < bytes.count {
                var byte = bytes[from]
                if byte == UInt8(ascii: "+") {
                    byte = UInt8(ascii: " ")
                } else if byte == UInt8(ascii: "%"), from + 2 < bytes.count, let high = hex(bytes[from + 1]),
                    let low = hex(bytes[from + 2])
                {
                    byte = high << 4 | low
                    from += 2
                }
                text[to] = byte
                (from, to) = (from + 1, to + 1)
            }
            return to
        }
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
