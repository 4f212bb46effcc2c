/// A well-written British code that belongs to no constituency.
package struct SpecialBritishCode: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// GIR 0AA, formerly the code of the Girobank.
        case giro
        /// British Forces Post Office: `BFPO 801`, or `BF1 …`.
        case forces
        /// A British overseas territory, by its ISO 3166-1 code. A territory has no seat at
        /// Westminster.
        case territory(String)
        /// Guernsey, Jersey or the Isle of Man, by its ISO 3166-1 code. These islands have no seat
        /// at Westminster.
        case crownDependency(String)
    }

    package let kind: Kind
    package let text: String

    /// Nil when the code is not special.
    /// - Parameter bytes: upper-case letters and digits.
    init?(_ bytes: [UInt8]) {
        let code = String(decoding: bytes, as: UTF8.self)
        if code == "GIR0AA" {
            (kind, text) = (.giro, "GIR 0AA")
        } else if code.hasPrefix("BFPO"), code.dropFirst(4).allSatisfy(\.isWholeNumber) {
            (kind, text) = (.forces, code.count == 4 ? code : "BFPO \(code.dropFirst(4))")
        } else if code.hasPrefix("BF1"), code.count == 6, GBCode.key(bytes[...]) != nil {
            (kind, text) = (.forces, "BF1 \(code.dropFirst(3))")
        } else if let territory = Self.territories[code] {
            (kind, text) = (.territory(territory), "\(code.dropLast(3)) \(code.suffix(3))")
        } else if let island = Self.islands[String(code.prefix(2))],
            GBCode.key(bytes[...]) != nil || GBCode.outward(bytes[...]) != nil
        {
            (kind, text) = (
                .crownDependency(island), code.count > 4 ? "\(code.dropLast(3)) \(code.suffix(3))" : code
            )
        } else if code.hasPrefix("AI"), code.count == 6, code.dropFirst(2).allSatisfy(\.isWholeNumber) {
            (kind, text) = (.territory("AI"), "AI-\(code.dropFirst(2))")
        } else {
            return nil
        }
    }

    /// Ascension, Saint Helena and Tristan da Cunha share one ISO code.
    private static let territories = [
        "ASCN1ZZ": "SH", "STHL1ZZ": "SH", "TDCU1ZZ": "SH", "FIQQ1ZZ": "FK", "BBND1ZZ": "IO", "BIQQ1ZZ": "AQ",
        "SIQQ1ZZ": "GS", "PCRN1ZZ": "PN",
        "TKCA1ZZ": "TC", "GX111AA": "GI",
    ]

    private static let islands = ["GY": "GG", "JE": "JE", "IM": "IM"]
}
