import Domain
import Foundation

/// HexJSON: a map with a hexagon for each division.
struct HexJSONMap: ImportFormat {
    static let stage = ImportStage.map

    private let file: String
    private let layout: String
    private let hexes: [String: Any]

    init?(_ file: ImportFile) {
        guard let object = file.object, let hexes = object["hexes"] as? [String: Any] else { return nil }
        self.file = file.name
        self.hexes = hexes
        layout = object["layout"] as? String ?? ""
    }

    let description = FormatDescription(name: "a map of hexagons (HexJSON)", part: .map)

    var legislature: String? {
        hexes.keys.contains(where: BritishSeats.isSeat) ? BritishSeats.legislature : nil
    }

    func read(into builder: inout PlaceImportBuilder, progress: (Double) -> Void) throws {
        guard let layout = HexMap.Layout(rawValue: self.layout) else {
            throw PlaceFileError(
                "\(file): the layout “\(self.layout)” is none of \(HexMap.Layout.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        var map = HexMap(layout: layout, hexes: [])
        for (code, value) in hexes.sorted(by: { $0.key < $1.key }) {
            builder.place.report.rows += 1
            guard let hex = value as? [String: Any], let q = hex["q"] as? Int, let r = hex["r"] as? Int,
                abs(q) < 10_000, abs(r) < 10_000
            else {
                builder.place.report.fault(
                    file, builder.place.report.rows, "hexagon “\(code.prefix(40))” has no q and r")
                continue
            }
            map.hexes.append(
                .init(division: code, name: hex["n"] as? String ?? hex["name"] as? String ?? code, q: q, r: r)
            )
        }
        guard !map.hexes.isEmpty else { throw PlaceFileError("\(file): there is no hexagon in it") }
        let (matched, byName) = map.matched(to: Array(builder.divisions.values))
        builder.place.map = matched
        guard !byName.isEmpty else { return }
        let names = byName.map { "\($0.name) (\($0.code))" }.sorted()
        builder.place.report.diagnostics.append(
            "divisions that the map has under another code, found by name: \(names.count) (\(PlaceReport.some(names)))"
        )
    }
}
