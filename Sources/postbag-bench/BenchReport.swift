import Foundation

/// The results of a benchmark, as a table for people and as JSON for programs.
struct BenchReport: Encodable {
    let bench: String
    /// Describes the machine and the server's settings.
    var settings: [Setting] = []
    var rows: [Row] = []

    struct Setting: Encodable {
        let name: String, value: String
    }

    /// The runs of one measurement.
    struct Row: Encodable {
        let name: String
        let runs: [Measured]
    }

    init(_ bench: String) {
        self.bench = bench
        settings = Machine.description
    }

    mutating func set(_ name: String, _ value: some CustomStringConvertible) {
        settings.append(Setting(name: name, value: "\(value)"))
    }

    /// Tells whether every answer in every run was right.
    var isRight: Bool { rows.allSatisfy { $0.runs.allSatisfy { $0.wrong == 0 } } }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    var table: String {
        let head = ["", "per second", "lowest–highest", "p50 ms", "p99 ms", "CPU µs each", "wrong"]
        let lines = [head] + rows.map(\.cells)
        let widths = head.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        let body = lines.map { line in
            zip(line, widths).enumerated().map {
                $0.offset == 0 ? pad($0.element.0, $0.element.1) : lead($0.element.0, $0.element.1)
            }.joined(
                separator: "  ")
        }
        return (["postbag-bench \(bench)"] + settings.map { "  \($0.name): \($0.value)" } + [""] + body)
            .joined(separator: "\n")
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: width - text.count)
    }
    private func lead(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: width - text.count) + text
    }
}

/// The result of one run. Times are in milliseconds. CPU time is in microseconds for each request
/// or letter.
struct Measured: Encodable, Sendable {
    var perSecond: Double
    var p50: Double?
    var p99: Double?
    var cpu: Double?
    /// The number of answers that were not as expected or did not come.
    var wrong = 0
    var firstWrong: String?
}

extension BenchReport.Row {
    fileprivate var cells: [String] {
        let rates = runs.map(\.perSecond).sorted()
        return [
            name, median(rates).whole, "\((rates.first ?? 0).whole)–\((rates.last ?? 0).whole)", cell(\.p50),
            cell(\.p99), cell(\.cpu, digits: 0),
            String(runs.reduce(0) { $0 + $1.wrong }),
        ]
    }

    private func cell(_ value: KeyPath<Measured, Double?>, digits: Int = 1) -> String {
        let values = runs.compactMap { $0[keyPath: value] }
        return values.isEmpty ? "–" : String(format: "%.\(digits)f", median(values))
    }
}

func median(_ numbers: [Double]) -> Double {
    guard !numbers.isEmpty else { return 0 }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

extension Double {
    /// Formats the rounded number with thousands separators: `12,345`.
    var whole: String { Int(rounded()).formatted(.number.locale(Locale(identifier: "en"))) }
}
