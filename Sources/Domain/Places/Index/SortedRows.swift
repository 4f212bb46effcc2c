/// Rows for a `SortedTable`.
struct SortedRows: Sendable {
    private typealias Row = (name: String, division: UInt16)

    private var rows: [UInt64: [Row]] = [:]

    var count: Int { rows.values.reduce(0) { $0 + $1.count } }

    mutating func add(_ key: UInt64, division: UInt16, name: String) {
        rows[key, default: []].append((name, division))
    }

    mutating func seal(_ sets: inout PlaceSets) throws(PlaceIndexBuilder.TooMany) -> CodeRows.Sections {
        var keys: [UInt8] = []
        var values: [UInt8] = []
        var extras: [UInt8] = []
        for key in rows.keys.sorted() {
            let rows = rows[key] ?? []
            let set = try sets.number(distinct(rows.map(\.division)))
            sets.pairs += Set(rows.map { "\($0.division) \($0.name)" }).count
            keys.append(little: key)
            if Int(set) >= sets.singles, rows.contains(where: { !$0.name.isEmpty }) {
                values.append(little: UInt32(extras.count) | SortedTable.isChoices)
                extras += try choices(rows, set, &sets)
            } else {
                values.append(little: UInt32(set))
            }
        }
        rows = [:]
        return (keys, values, extras)
    }

    private func choices(_ rows: [Row], _ all: UInt16, _ sets: inout PlaceSets)
        throws(PlaceIndexBuilder.TooMany) -> [UInt8]
    {
        let byName = Dictionary(grouping: rows.filter { !$0.name.isEmpty }, by: \.name)
        var bytes: [UInt8] = []
        bytes.append(little: UInt16(byName.count))
        bytes.append(little: all)
        for name in byName.keys.sorted() {
            let set = try sets.number(countingCode: false, distinct((byName[name] ?? []).map(\.division)))
            let text = Array(name.utf8.prefix(1_000))
            bytes.append(little: set)
            bytes.append(little: UInt16(text.count))
            bytes += text
        }
        return bytes
    }

    private func distinct(_ divisions: [UInt16]) -> [UInt16] { Array(Set(divisions)).sorted() }
}
