/// French postal codes: five digits. The first two are the department.
package struct FrenchPostcodes: PostalCodeScheme {
    package let country = "FR"
    package let areaLength = 2

    package init() {}

    /// Reads a code. `F-62100` and `FR 62100` are 62100.
    package func read(_ bytes: [UInt8]) -> PostalCode.Reading {
        var bytes = bytes[...]
        if bytes.starts(with: "FR".utf8) {
            bytes = bytes.dropFirst(2)
        } else if bytes.first == UInt8(ascii: "F") {
            bytes = bytes.dropFirst()
        }
        guard bytes.count == 5, bytes.allSatisfy({ (0x30...0x39).contains($0) }),
            let key = Base37.key(bytes)
        else { return .unreadable }
        return .code(PostalCode(country: country, text: String(decoding: bytes, as: UTF8.self), key: key))
    }

    /// Restores a first zero that a spreadsheet removed.
    package func completions(of bytes: [UInt8]) -> [[UInt8]] {
        bytes.count == 4 ? [[UInt8(ascii: "0")] + bytes] : []
    }
}
