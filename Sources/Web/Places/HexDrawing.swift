import Domain
import Foundation

/// A map of hexagons as SVG, with one drawing for each size of number. The stylesheet sets the
/// colours. For a separate picture, `ink` sets them.
struct HexDrawing {
    let map: HexMap
    /// A prefix that keeps the ids of several maps on a page apart.
    let name: String
    /// The colours for a picture that no stylesheet reaches. Nil: the stylesheet sets them.
    var ink: Ink?

    struct Ink { let paper: String, line: String, full: String, text: String }

    /// The distance from the centre of a hexagon to its corner.
    private static let unit = 10 / 3.0.squareRoot()
    private static let radii = [0, 1.7, 2.7, 3.7, 4.7, 5.8]
    private static let margin = 7.0

    struct Box { var x = 0.0, y = 0.0, width = 0.0, height = 0.0 }

    var box: Box {
        let centres = map.hexes.map(map.centre)
        guard let left = centres.map(\.x).min(), let right = centres.map(\.x).max(),
            let top = centres.map(\.y).min(),
            let low = centres.map(\.y).max()
        else { return Box() }
        let (unit, margin) = (Self.unit, Self.margin)
        return Box(
            x: left * unit - margin, y: top * unit - margin, width: (right - left) * unit + 2 * margin,
            height: (low - top) * unit + 2 * margin)
    }

    var viewBox: String {
        [box.x, box.y, box.width, box.height].map { String(Int($0.rounded(.awayFromZero))) }.joined(
            separator: " ")
    }

    /// The definitions: one drawing for each size.
    var definitions: HTML {
        HTML(
            PlaceSize.allCases.map { size in
                """
                <g id="\(id(of: size))"><path class="base"\(attribute: "fill", ink?.paper)\(attribute: "stroke", ink?.line)\
                \(attribute: "stroke-width", ink.map { _ in ".4" }) d="\(outline(5.5))"/>\
                \(if: size > .none, "<path\(attribute: "fill", ink?.full) d=\"\(outline(Self.radii[size.rawValue]))\"/>")</g>

                """
            })
    }

    /// Returns a hexagon for each place, with the place's name and number.
    func hexes(_ count: (String) -> PublishedCount, label: (String) -> String) -> HTML {
        HTML(
            map.hexes.map { hex in
                let centre = map.centre(of: hex)
                let (x, y) = (Int((centre.x * Self.unit).rounded()), Int((centre.y * Self.unit).rounded()))
                return """
                    <use href="#\(id(of: count(hex.division).size))" x="\(x)" y="\(y)"><title>\(label(hex.division))</title></use>

                    """
            })
    }

    func id(of size: PlaceSize) -> String { "\(name)-\(size.rawValue)" }

    private func outline(_ radius: Double) -> String {
        let turn = map.isPointy ? -90.0 : 0
        let corners = (0..<6).map { corner in
            let angle = (turn + Double(corner) * 60) * .pi / 180
            return String(format: "%.1f %.1f", radius * cos(angle), radius * sin(angle))
        }
        return "M" + corners.joined(separator: "L") + "z"
    }
}
