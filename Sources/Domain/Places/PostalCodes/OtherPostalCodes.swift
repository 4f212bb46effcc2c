/// Postal codes of a country without a scheme of its own: letters and digits, at most 12.
package struct OtherPostalCodes: PostalCodeScheme {
    package let country: String

    package init(country: String) { self.country = country }

    package var hasSpelling: Bool { false }

    package func read(_ bytes: [UInt8]) -> PostalCode.Reading {
        guard let key = Base37.key(bytes[...]) else { return .unreadable }
        return .code(PostalCode(country: country, text: String(decoding: bytes, as: UTF8.self), key: key))
    }
}
