import Domain

/// What tables of the House of Commons have in common.
enum BritishSeats {
    static let legislature = "uk-house-of-commons"

    static let licence =
        "Contains OS data © Crown copyright and database right; contains Royal Mail data © Royal Mail copyright and database right; "
        + "contains National Statistics data © Crown copyright and database right. Open Government Licence v3.0"

    /// Whether a text is the code of a seat in the House of Commons: `E14001063`.
    static func isSeat(_ code: String) -> Bool {
        code.count == 9 && ["E14", "W07", "S14", "N05", "N06"].contains(code.prefix(3))
            && code.dropFirst().allSatisfy(\.isWholeNumber)
    }
}

/// How many codes each country of the United Kingdom has.
struct NationCounts {
    private var counts: [UInt8: Int] = [:]

    /// Counts a postal code by the first letter of its seat's code.
    mutating func note(_ seat: ArraySlice<UInt8>) {
        if let first = seat.first, seat.count == 9 { counts[first, default: 0] += 1 }
    }

    /// A sentence with the numbers. Nil when no code was counted.
    var remark: String? {
        let named = ["E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland"].map {
            letter, name in
            (name, counts[letter.utf8.first ?? 0] ?? 0)
        }
        guard named.contains(where: { $0.1 > 0 }) else { return nil }
        let sorted = named.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { "\($0.0) \($0.1)" }
        return "codes by country: \(sorted.joined(separator: ", "))"
    }
}
