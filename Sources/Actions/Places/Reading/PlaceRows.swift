import Foundation

/// Rows with column names, from any kind of file.
protocol PlaceRows {
    /// The file's name, for messages.
    var name: String { get }
    /// Empty for a table without a header.
    var header: [String] { get }
    /// The first row of data.
    var firstRow: [String] { get }
    func forEachRow(progress: (Double) -> Void, _ take: (TableRow) throws -> Void) throws
    /// Remarks for the operator on how the rows were read. Complete only after the reading.
    var remarks: [String] { get }
}

extension PlaceRows {
    var remarks: [String] { [] }
}

extension TableFile: PlaceRows {
    func forEachRow(progress: (Double) -> Void, _ take: (TableRow) throws -> Void) throws {
        try rows(progress: progress, take)
    }
}

/// A JSON file that contains a table. Its form is a list of objects, an object of objects, or an
/// object from postal codes to constituencies.
struct JSONTable: PlaceRows {
    let name: String
    let header: [String]
    private let rows: [[String]]

    var firstRow: [String] { rows.first ?? [] }

    init?(name: String, _ json: Any) {
        self.name = name
        if let list = json as? [[String: Any]], !list.isEmpty {
            (header, rows) = Self.table(list)
        } else if let object = json as? [String: Any], !object.isEmpty {
            if let entries = object as? [String: [String: Any]] {
                (header, rows) = Self.table(
                    entries.sorted { $0.key < $1.key }.map {
                        $0.value.merging(["key": $0.key]) { own, _ in own }
                    })
            } else {
                guard object.keys.allSatisfy({ $0.count <= 5 && Int($0) != nil }) else { return nil }
                header = ["code_postal", "circonscription"]
                rows = object.sorted { $0.key < $1.key }.flatMap { key, value in
                    Self.texts(value).map { [key, $0] }
                }
            }
        } else {
            return nil
        }
    }

    func forEachRow(progress: (Double) -> Void, _ take: (TableRow) throws -> Void) throws {
        for (index, row) in rows.enumerated() { try take(TableRow(row, line: index + 1)) }
        progress(1)
    }

    /// Returns the header and the rows. A list in a field makes one row for each entry, for several
    /// seats or several communes.
    private static func table(_ objects: [[String: Any]]) -> (header: [String], rows: [[String]]) {
        let header = Set(objects.flatMap(\.keys)).sorted()
        let rows = objects.flatMap { object -> [[String]] in
            header.reduce([[]]) { rows, key in
                let values = object[key].map(texts) ?? [""]
                return rows.flatMap { row in (values.isEmpty ? [""] : values).map { row + [$0] } }
            }
        }
        return (header, rows)
    }

    private static func texts(_ value: Any) -> [String] {
        switch value {
        case let text as String: [text]
        case let list as [Any]: list.flatMap(texts)
        case is [String: Any], is NSNull: [""]
        default: ["\(value)"]
        }
    }
}
