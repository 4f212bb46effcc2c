import Foundation

/// The results of `bench places`, as a table and as JSON.
struct PlacesReport: Encodable {
    struct Row: Encodable, Sendable {
        let name: String
        let octets: Int
        let nanosecondsEach: Double
        let found: Int
        let wrong: Int
    }

    let bench = "places"
    let source: String
    let codes: Int
    let buildSeconds: Double
    let indexBytes: Int
    var openMilliseconds = 0.0
    /// The resident memory of the mapped index after all look-ups.
    var residentKilobytes = 0
    var rows: [Row] = []

    init(source: String, codes: Int, buildSeconds: Double, indexBytes: Int) {
        self.source = source
        self.codes = codes
        self.buildSeconds = buildSeconds
        self.indexBytes = indexBytes
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    var table: String {
        let head = [
            "postbag-bench places", "  source: \(source)", "  codes: \(codes)",
            String(format: "  read and built in %.2f s", buildSeconds),
            "  index: \(indexBytes) bytes; opened and checked in "
                + String(format: "%.1f ms", openMilliseconds),
            "  resident for it after all look-ups: \(residentKilobytes) kB", "",
        ]
        let columns = line("", "size MB", "ns a look-up", "found", "wrong")
        return (head + [columns] + rows.map(line)).joined(separator: "\n")
    }

    private func line(_ row: Row) -> String {
        line(
            row.name, String(format: "%.2f", Double(row.octets) / 1e6),
            String(format: "%.0f", row.nanosecondsEach), "\(row.found)", "\(row.wrong)")
    }

    private func line(_ name: String, _ cells: String...) -> String {
        ([name.padding(toLength: 14, withPad: " ", startingAt: 0)]
            + cells.map { String(repeating: " ", count: max(0, 14 - $0.count)) + $0 }).joined()
    }
}
