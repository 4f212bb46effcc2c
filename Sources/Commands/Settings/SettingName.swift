/// A name found in the environment or in the settings file.
struct SettingName {
    let text: String

    /// Finds the setting that was probably meant. Accepts lower case, a missing `POSTBAG_`, or up
    /// to two wrong letters. Nil when no setting is near.
    func nearest(of known: Set<String>) -> String? {
        let name = text.uppercased()
        if known.contains(name) { return name }
        if known.contains("POSTBAG_" + name) { return "POSTBAG_" + name }
        let near = known.map { (name: $0, slips: Self.slips(from: name, to: $0)) }.filter { $0.slips <= 2 }
        return near.min { ($0.slips, $0.name) < ($1.slips, $1.name) }?.name
    }

    /// Describes the error of a name that is no setting.
    func fault(known: Set<String>) -> String {
        "\(text) is not a setting\(nearest(of: known).map { "; write \($0)" } ?? "")"
    }

    /// The number of letters that are wrong, missing, extra or swapped (Damerau's distance).
    private static func slips(from a: String, to b: String) -> Int {
        let (a, b) = (Array(a.utf8.prefix(60)), Array(b.utf8))
        var rows = [Array(0...b.count)]
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    best = min(best, rows[i - 1][j - 1] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}

/// Tells whether the value is in quotes. A shell removes such quotes, but nothing else does.
func isQuoted(_ value: String) -> Bool {
    guard value.count > 1, let first = value.first, let last = value.last else { return false }
    return ["\"\"", "''", "“”", "‘’", "„“", "«»"].contains("\(first)\(last)")
}
