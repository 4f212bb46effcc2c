extension HexMap {
    /// The differences between a map and the divisions of its legislature. A difference never drops
    /// a letter: a division without a hexagon is listed beside the map.
    package struct Fit: Sendable, Equatable {
        /// Divisions without a hexagon.
        package var missing: [Division] = []
        /// Hexagons whose division is not known.
        package var strange: [Hex] = []
        /// Hexagons whose name differs from the division's name.
        package var misnamed: [Misnamed] = []

        package struct Misnamed: Sendable, Hashable {
            package var hex: Hex
            package var division: Division
        }

        package init() {}
    }

    package func fit(_ divisions: [Division]) -> Fit {
        let known = Dictionary(divisions.map { ($0.code, $0) }) { first, _ in first }
        let drawn = Set(hexes.map(\.division))
        var fit = Fit()
        fit.missing = divisions.filter { !drawn.contains($0.code) }
        for hex in hexes {
            guard let division = known[hex.division] else {
                fit.strange.append(hex)
                continue
            }
            let names = [division.name] + division.names.texts.values
            if !names.contains(hex.name) { fit.misnamed.append(.init(hex: hex, division: division)) }
        }
        return fit
    }

    /// Returns the map with the divisions of unknown hexagons found by name, and those divisions.
    /// Skips a hexagon when several divisions have its name.
    package func matched(to divisions: [Division]) -> (map: HexMap, byName: [Division]) {
        let codes = Set(divisions.map(\.code)), drawn = Set(hexes.map(\.division))
        let byName = Dictionary(grouping: divisions.filter { !drawn.contains($0.code) }) {
            PlaceBook.folded($0.name)
        }
        var (map, taken) = (self, [Division]())
        for (index, hex) in hexes.enumerated() where !codes.contains(hex.division) {
            guard let found = byName[PlaceBook.folded(hex.name)], found.count == 1 else { continue }
            map.hexes[index].division = found[0].code
            taken.append(found[0])
        }
        return (map, taken)
    }
}

extension PlaceBook {
    package var mapFit: HexMap.Fit? { map?.fit(allDivisions) }
}
