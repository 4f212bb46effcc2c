import Foundation

/// A table of routes by texts, with the largest CPU time of one request and the largest growth.
struct WorstReport {
    private var results: [WorstResult] = []

    mutating func add(_ result: WorstResult) { results.append(result) }

    func wrong(most: Double, growth: Double) -> [String] {
        results.filter { most > 0 && $0.cost > most || $0.growth > growth }.map { result in
            "\(result.route) \(result.name), \(result.text) of \(result.octets) octets: "
                + "\(result.cost.tenths) ms, × \(result.growth.tenths)"
        }
    }

    var table: String {
        let head =
            ["ms (× for twice the text)"] + WorstText.allCases.map(\.rawValue) + ["largest ms", "largest ×"]
        let lines = [head] + routes.map(cells)
        let widths = head.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        let body = lines.map { line in
            zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(
                separator: "  ")
        }
        return
            (["postbag-bench worst"] + Machine.description.map { "  \($0.name): \($0.value)" } + [""] + body)
            .joined(separator: "\n")
    }

    var json: String {
        get throws {
            let rows = results.map { result in
                [
                    "route": result.route, "field": result.name, "text": result.text.rawValue,
                    "octets": "\(result.octets)",
                    "ms": "\(result.cost)", "growth": "\(result.growth)",
                ]
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(rows), as: UTF8.self)
        }
    }

    private var routes: [String] {
        var seen: Set<String> = []
        return results.map(\.route).filter { seen.insert($0).inserted }
    }

    private func cells(_ route: String) -> [String] {
        let own = results.filter { $0.route == route }
        let columns = WorstText.allCases.map { text in
            let costs = own.filter { $0.text == text }
            return "\((costs.map(\.cost).max() ?? 0).tenths) (\((costs.map(\.growth).max() ?? 0).tenths))"
        }
        return [route] + columns + [
            (own.map(\.cost).max() ?? 0).tenths, (own.map(\.growth).max() ?? 0).tenths,
        ]
    }
}

extension Double {
    fileprivate var tenths: String { String(format: "%.1f", self) }
}
