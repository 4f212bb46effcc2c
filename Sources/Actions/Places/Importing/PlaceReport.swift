/// The rows that an import read and left out, with the reasons.
package struct PlaceReport: Sendable {
    /// The reason why a correct row was left out.
    package enum Skip: String, Sendable, CaseIterable {
        case ended = "codes no longer in use"
        case noSeat = "codes without a seat"
        case special = "codes of Crown dependencies, territories and the forces, which have no seat"
        case noWard = "codes whose ward the table of wards does not name"
        case former = "members who do not sit now"
        case noArea = "members without an area: appointed ones, or of another chamber"
        case noDivision = "members of divisions that are not known"
    }

    static let shown = 20

    /// One line for each file, with the kind of the file.
    package var files: [String] = []
    package var rows = 0
    package var skips: [Skip: Int] = [:]
    package var malformed = 0
    /// Messages with the file and line of the first malformed rows.
    package var faults: [String] = []
    package var repetitions = 0
    /// The number of postal codes that had lost their leading zeros.
    package var restoredZeros = 0
    /// Sentences on what was found and on what does not fit together.
    package var diagnostics: [String] = []

    package init() {}

    mutating func skip(_ why: Skip) { skips[why, default: 0] += 1 }

    mutating func fault(_ file: String, _ line: Int, _ what: String) {
        malformed += 1
        if faults.count < Self.shown { faults.append("\(file), line \(line): \(what)") }
    }

    package var lines: [String] {
        var lines = files
        lines.append("read: \(rows) rows")
        for skip in Skip.allCases {
            if let count = skips[skip] { lines.append("left out: \(count) \(skip.rawValue)") }
        }
        if repetitions > 0 { lines.append("repeated: \(repetitions) rows that say what another had said") }
        if restoredZeros > 0 { lines.append("restored: leading zeros of \(restoredZeros) postal codes") }
        if malformed > 0 {
            lines.append(
                "malformed: \(malformed) rows\(malformed > faults.count ? "; the first \(faults.count):" : ":")"
            )
            lines += faults.map { "  \($0)" }
        }
        return lines + diagnostics
    }

    /// Returns the first few of many names, and the number of the others.
    static func some(_ names: [String], limit: Int = 10) -> String {
        names.count <= limit
            ? names.joined(separator: "; ")
            : names.prefix(limit).joined(separator: "; ") + " and \(names.count - limit) more"
    }
}
