/// British postcodes. `GBCode` reads them and gives them keys.
package struct BritishPostcodes: PostalCodeScheme {
    package let country = "GB"
    package let layout = IndexLayout.sectors
    package let isKnownByForm = true

    package init() {}

    package func read(_ bytes: [UInt8]) -> PostalCode.Reading {
        if let special = SpecialBritishCode(bytes) { return .special(special) }
        if let key = GBCode.key(bytes[...]) {
            return .code(PostalCode(country: country, text: GBCode.text(key), key: UInt64(key)))
        }
        if let part = GBCode.part(bytes) { return .partial(part.text) }
        return .unreadable
    }

    package func key(ofCell bytes: ArraySlice<UInt8>) -> UInt64? {
        let plain = ArraySlice(
            bytes.compactMap { $0 == 0x20 ? nil : $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 })
        guard plain.count > 4, !Self.mayBeSpecial(plain) else { return nil }
        return GBCode.key(plain).map { UInt64($0) }
    }

    private static func mayBeSpecial(_ code: ArraySlice<UInt8>) -> Bool {
        let start = (code[code.startIndex], code[code.startIndex + 1])
        return specialStarts.contains { $0.0 == start.0 && $0.1 == start.1 }
    }

    /// The first letters of special codes: GY, JE, IM, BF and GX.
    private static let specialStarts: [(UInt8, UInt8)] = [
        (0x47, 0x59), (0x4A, 0x45), (0x49, 0x4D), (0x42, 0x46), (0x47, 0x58),
    ]

    package func looksLikeCode(_ bytes: ArraySlice<UInt8>) -> Bool { GBCode.key(bytes) != nil }
}

// Codes of one sector (`E17 9`), then codes of one outward code (`E17`), are neighbours.
extension BritishPostcodes {
    package func divisions(near code: PostalCode, in index: PlaceIndex) -> [String] {
        let (outward, sector) = GBCode.sector(of: code.key)
        return (index.divisions(outward: outward, sector: sector) ?? [])
            + (index.divisions(outward: outward) ?? [])
    }

    package func divisions(startingWith text: String, in index: PlaceIndex) -> [String] {
        guard let part = GBCode.part(text.utf8.filter { $0 != 0x20 }) else { return [] }
        if part.sector == nil, let whole = index.divisions(outward: part.outward) { return whole }
        guard let part = part.sector == nil ? part.asSector : part, let sector = part.sector else {
            return []
        }
        return index.divisions(outward: part.outward, sector: sector) ?? []
    }

    package func absence(of code: PostalCode, from index: PlaceIndex, hasEnded: Bool) -> PostalCodeAbsence {
        let (outward, sector) = GBCode.sector(of: code.key)
        if let near = index.divisions(outward: outward, sector: sector) {
            return PostalCodeAbsence(hasEnded ? .ended : .tooNew, near: near)
        }
        let hasArea = index.sectors?.hasArea(ofOutward: outward) == true
        return PostalCodeAbsence(
            hasEnded ? .ended : hasArea ? .notInTable : .notCovered,
            near: index.divisions(outward: outward) ?? [])
    }

    package func coverage(of index: PlaceIndex) -> String? {
        let missing = GBCode.areas.filter { area in
            GBCode.key(Array("\(area)11AA".utf8)[...]).map {
                index.sectors?.hasArea(ofOutward: GBCode.sector(of: UInt64($0)).outward) != true
            } ?? false
        }
        let there = GBCode.areas.count - missing.count
        if there > 60, !missing.isEmpty { return "no code begins with \(missing.joined(separator: ", "))" }
        guard there > 0, there <= 60 else { return nil }
        return "codes begin with \(there) of the \(GBCode.areas.count) areas of the United Kingdom"
    }
}
