import Domain
import Foundation

extension PlaceReader {
    mutating func readHexes(_ object: [String: Any], _ file: String) throws {
        let name = object["layout"] as? String ?? ""
        guard let layout = HexMap.Layout(rawValue: name) else {
            throw PlaceFileError(
                "\(file): the layout “\(name)” is none of \(HexMap.Layout.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        var map = HexMap(layout: layout, hexes: [])
        for (code, value) in (object["hexes"] as? [String: Any] ?? [:]).sorted(by: { $0.key < $1.key }) {
            place.report.rows += 1
            guard let hex = value as? [String: Any], let q = hex["q"] as? Int, let r = hex["r"] as? Int,
                abs(q) < 10_000, abs(r) < 10_000
            else {
                place.report.fault(file, place.report.rows, "hexagon “\(code.prefix(40))” has no q and r")
                continue
            }
            map.hexes.append(
                .init(division: code, name: hex["n"] as? String ?? hex["name"] as? String ?? code, q: q, r: r)
            )
        }
        guard !map.hexes.isEmpty else { throw PlaceFileError("\(file): there is no hexagon in it") }
        let (matched, byName) = map.matched(to: Array(divisions.values))
        place.map = matched
        guard !byName.isEmpty else { return }
        let names = byName.map { "\($0.name) (\($0.code))" }.sorted()
        place.report.diagnostics.append(
            "divisions that the map has under another code, found by name: \(names.count) (\(PlaceReport.some(names)))"
        )
    }
}
