import Foundation

/// Collects codes with their divisions, in any order, and builds an index. A pair of a British code
/// and a division takes eight bytes of memory.
package struct PlaceIndexBuilder: Sendable {
    /// The table has more divisions, or more combinations of divisions, than an index can store.
    package struct TooMany: Error, CustomStringConvertible {
        package var description: String { "more than 65,000 divisions and combinations of divisions" }
    }

    package let legislature: String
    package let country: String
    package private(set) var divisions: [String] = []
    private var places: [String: UInt16] = [:]
    private var codes: CodeRows
    /// The number of repeated rows. Set by `seal`.
    package private(set) var repetitions = 0

    package init(legislature: String, country: String) {
        self.legislature = legislature
        self.country = country
        codes = CodeRows(PostalCodeSchemes.of(country).layout)
    }

    /// Returns the number that `add` takes for a division. Throws when there are more than 65,000
    /// divisions.
    package mutating func place(of division: String) throws(TooMany) -> UInt16 {
        if let place = places[division] { return place }
        guard divisions.count < 65_000 else { throw TooMany() }
        let place = UInt16(divisions.count)
        divisions.append(division)
        places[division] = place
        return place
    }

    /// Adds a pair of code and division. Call again for each further division of the code.
    /// - Parameter name: the commune for which the pair holds, where the table names communes.
    package mutating func add(_ key: UInt64, division: UInt16, name: String = "") {
        codes.add(key, division: division, name: name)
    }

    /// The number of added rows. Repeated pairs of code and division count each time.
    package var rows: Int { codes.count }

    /// Returns the bytes of the index file. The builder must not be used afterwards.
    package mutating func seal(date: Day, source: String, licence: String) throws(TooMany) -> [UInt8] {
        var sets = PlaceSets(singles: divisions.count)
        let rows = rows
        let (keys, values, extras) = try codes.seal(&sets)
        repetitions = max(0, rows - sets.pairs)
        let about = PlaceIndex.About(
            legislature: legislature, country: country, date: date.description, source: source,
            licence: licence, codes: sets.codes,
            shared: sets.shared)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let described = (try? encoder.encode(about)).map { [UInt8]($0) } ?? []
        let names = Array(divisions.joined(separator: "\n").utf8)
        return PlaceFile.assemble(
            layout: codes.layout, sections: [described, names, sets.section, keys, values, extras])
    }
}

/// Numbers for single divisions and for the combinations that occur.
struct PlaceSets {
    let singles: Int
    private var combinations: [[UInt16]] = []
    private var numbers: [[UInt16]: UInt16] = [:]
    private(set) var codes = 0
    private(set) var shared = 0
    /// The number of different pairs of code and division.
    var pairs = 0

    init(singles: Int) { self.singles = singles }

    /// Returns the number of a code's divisions. `divisions` must not contain repetitions.
    mutating func number(countingCode: Bool = true, _ divisions: [UInt16]) throws(PlaceIndexBuilder.TooMany)
        -> UInt16
    {
        if countingCode {
            codes += 1
            shared += divisions.count > 1 ? 1 : 0
        }
        if divisions.count == 1 { return divisions[0] }
        if let number = numbers[divisions] { return number }
        guard singles + combinations.count < Int(UInt16.max) else { throw PlaceIndexBuilder.TooMany() }
        let number = UInt16(singles + combinations.count)
        combinations.append(divisions)
        numbers[divisions] = number
        return number
    }

    var section: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(little: UInt32(combinations.count))
        var end: UInt32 = 0
        bytes.append(little: end)
        for combination in combinations {
            end += UInt32(combination.count)
            bytes.append(little: end)
        }
        for combination in combinations { for division in combination { bytes.append(little: division) } }
        return bytes
    }
}
