import Domain
import Foundation

/// A file to import: a table with named columns, or other JSON.
struct ImportFile {
    let path: String
    let content: Content

    enum Content {
        case table(ImportTable)
        case json(Any)
    }

    var name: String { URL(filePath: path).lastPathComponent }
    var table: ImportTable? { if case .table(let table) = content { table } else { nil } }
    /// The object of a JSON file. Nil for a table or a list.
    var object: [String: Any]? {
        if case .json(let json) = content { json as? [String: Any] } else { nil }
    }
}

/// A table with the columns that its header names.
struct ImportTable {
    let rows: any PlaceRows
    let columns: Columns

    /// The column names as letters and digits in lower case.
    var header: [String] { columns.header.map(Columns.plain) }

    /// The key of the legislature, where the first row shows it. Errors in later rows are reported
    /// when the file is read.
    var legislature: String? {
        rows.firstRow.contains(where: BritishSeats.isSeat) ? BritishSeats.legislature : nil
    }
}

/// A file whose format is known.
struct RecognisedFile {
    let file: ImportFile
    let format: any ImportFormat

    var name: String { file.name }
    var stage: ImportStage { type(of: format).stage }
}

/// Recognises files. In a folder, skips files that are no tables of codes. Also skips tables that
/// are further down than others, because they repeat those.
func recognise(_ paths: [String], _ options: PlaceOptions) throws -> [RecognisedFile] {
    var found: [RecognisedFile] = []
    for path in paths + (options.wards.map { [$0] } ?? []) {
        let (files, isFolder) = try PlaceFiles.list(path)
        guard isFolder else {
            found.append(try recognise(files[0], options))
            continue
        }
        let codes = files.compactMap { try? recognise($0, options) }.filter { $0.stage == .codes }
        let depth = { (file: RecognisedFile) in file.file.path.count { $0 == "/" } }
        let top = codes.map(depth).min()
        guard !codes.isEmpty else {
            throw PlaceFileError("in \(path) there is no table of postal codes with their seats or wards")
        }
        found += codes.filter { depth($0) == top }
    }
    return found
}

private func recognise(_ path: String, _ options: PlaceOptions) throws -> RecognisedFile {
    if try PlaceFiles.isJSON(path) { return try recogniseJSON(path, options) }
    let table = try TableFile(path, choices: options.columns)
    let columns = try Columns(table.header, choices: options.columns)
    if let doubled = columns.doubled(in: table.name) { throw doubled }
    let file = ImportFile(path: path, content: .table(ImportTable(rows: table, columns: columns)))
    guard let format = ImportFormats.recognise(file) else {
        if table.header.isEmpty {
            throw PlaceFileError(
                "\(table.name): this table has no header, and its columns are not those of a table that is known"
            )
        }
        throw columns.unclear(table.name, needs: [.postcode, .division, .name])
    }
    return RecognisedFile(file: file, format: format)
}

private func recogniseJSON(_ path: String, _ options: PlaceOptions) throws -> RecognisedFile {
    let json = try PlaceFiles.json(path)
    let file = ImportFile(path: path, content: .json(json))
    if let format = ImportFormats.recognise(file) { return RecognisedFile(file: file, format: format) }
    guard let rows = JSONTable(name: file.name, json) else {
        throw PlaceFileError("\(file.name): this JSON is of no kind that Postbag knows")
    }
    let columns = try Columns(rows.header, choices: options.columns)
    let table = ImportFile(path: path, content: .table(ImportTable(rows: rows, columns: columns)))
    guard let format = ImportFormats.recognise(table) else {
        throw columns.unclear(file.name, needs: [.postcode, .division, .name])
    }
    return RecognisedFile(file: table, format: format)
}
