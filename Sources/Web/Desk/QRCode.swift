import CQREncode
import Domain

/// A QR code (ISO/IEC 18004) as an SVG, which needs no style and no script.
struct QRCode {
    /// Whether each module is dark, row by row.
    private let dark: [[Bool]]

    /// Nil for a text that does not fit into a QR code: more than 2,331 octets.
    init?(_ text: String) {
        guard !text.utf8.contains(0),
            let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        dark = (0..<width).map { row in
            (0..<width).map { code.pointee.data[row * width + $0] & 1 == 1 }
        }
    }

    /// Returns the picture, with the quiet zone of four modules that readers need.
    func svg(label: String) -> HTML {
        let side = dark.count + 8
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)" width="\(side * 5)" height="\(side * 5)" shape-rendering="crispEdges">\
            <rect width="\(side)" height="\(side)" fill="#fff"/><path fill="#000" d="\(path)"/></svg>
            """
    }

    /// One stroke for each run of dark modules.
    private var path: String {
        var path = ""
        for (y, row) in dark.enumerated() {
            var x = 0
            while x < row.count {
                let run = row[x...].prefix { $0 }.count
                if run > 0 { path += "M\(x + 4) \(y + 4)h\(run)v1h-\(run)z" }
                x += max(run, 1)
            }
        }
        return path
    }
}
