/// A map on which every division is a hexagon of the same size.
package struct HexMap: Sendable, Equatable, Codable {
    /// How rows or columns of hexagons are shifted, in the terms of HexJSON.
    package enum Layout: String, Sendable, CaseIterable, Codable {
        case oddR = "odd-r", evenR = "even-r", oddQ = "odd-q", evenQ = "even-q"
    }

    package struct Hex: Sendable, Hashable, Codable {
        /// The division's code.
        package var division: String
        /// The division's name on the map.
        package var name: String
        package var q: Int, r: Int

        package init(division: String, name: String, q: Int, r: Int) {
            self.division = division
            self.name = name
            self.q = q
            self.r = r
        }
    }

    package var layout: Layout
    package var hexes: [Hex]

    package init(layout: Layout, hexes: [Hex]) {
        self.layout = layout
        self.hexes = hexes
    }

    /// The centre of a hexagon whose corners are at distance 1. Here y grows downwards, while
    /// HexJSON's r grows upwards.
    package func centre(of hex: Hex) -> (x: Double, y: Double) {
        let (q, r) = (Double(hex.q), Double(hex.r))
        let root = 3.0.squareRoot()
        switch layout {
        case .oddR, .evenR: return (root * (q + shift(hex.r)), -1.5 * r)
        case .oddQ, .evenQ: return (1.5 * q, -root * (r + shift(hex.q)))
        }
    }

    /// Half a step for shifted rows or columns, else 0.
    private func shift(_ number: Int) -> Double {
        let isOdd = number % 2 != 0
        switch layout {
        case .oddR, .oddQ: return isOdd ? 0.5 : 0
        case .evenR, .evenQ: return isOdd ? 0 : 0.5
        }
    }

    /// Whether hexagons stand on a corner (row layouts, `-r`). Hexagons of column layouts (`-q`)
    /// stand on a side.
    package var isPointy: Bool { layout == .oddR || layout == .evenR }
}
