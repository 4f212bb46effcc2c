package import Domain
import Foundation

/// Reads tables of places. `known` returns the stored tables of a legislature, so that members find
/// their divisions. Throws `PlaceFileError` when nothing may be imported. The error lists bad rows;
/// the report lists them when they may be left out.
package func readPlaces(
    _ paths: [String], _ options: PlaceOptions, known: (_ legislature: String) async throws -> PlaceBook?,
    progress: (_ file: String, _ part: Double) -> Void = { _, _ in }
) async throws -> PlaceImport {
    let found = try recognise(paths, options)
    let legislature = try legislatureMeant(found, options)
    let book = try await known(legislature.key)
    var reader = PlaceReader(legislature: book?.legislature ?? legislature, book: book, options: options)
    for file in found.sorted(by: { $0.order < $1.order }) { try reader.read(file, progress) }
    return try reader.finish()
}

/// A file with its recognised content.
struct RecognisedFile {
    enum Content {
        case table(any PlaceRows, PlaceRecipe, Columns)
        case popolo([String: Any])
        case parliament([[String: Any]])
        case hexes([String: Any])
    }

    let path: String
    let content: Content

    var name: String { URL(filePath: path).lastPathComponent }

    var order: Int {
        switch content {
        case .table(_, let recipe, _): recipe.order
        case .popolo, .parliament: 2
        case .hexes: 3
        }
    }

    var isCodes: Bool { order == 1 }
}

/// Recognises files. In a folder, skips files that are no tables of codes. Also skips tables that
/// are further down than others, because they repeat those.
private func recognise(_ paths: [String], _ options: PlaceOptions) throws -> [RecognisedFile] {
    var found: [RecognisedFile] = []
    for path in paths + (options.wards.map { [$0] } ?? []) {
        let (files, isFolder) = try PlaceFiles.list(path)
        guard isFolder else {
            found.append(try recognise(files[0], options))
            continue
        }
        let read = files.compactMap { try? recognise($0, options) }
        let top = read.filter(\.isCodes).map { $0.path.count { $0 == "/" } }.min()
        let useful = read.filter { $0.isCodes && $0.path.count { $0 == "/" } == top }
        guard !useful.isEmpty else {
            throw PlaceFileError("in \(path) there is no table of postal codes with their seats or wards")
        }
        found += useful
    }
    return found
}

private func recognise(_ path: String, _ options: PlaceOptions) throws -> RecognisedFile {
    if try PlaceFiles.isJSON(path) { return try recogniseJSON(path, options) }
    let table = try TableFile(path, choices: options.columns)
    let columns = try Columns(table.header, choices: options.columns)
    if let doubled = columns.doubled(in: table.name) { throw doubled }
    guard let recipe = PlaceRecipe(columns, firstRow: table.firstRow) else {
        if table.header.isEmpty {
            throw PlaceFileError(
                "\(table.name): this table has no header, and its columns are not those of a table that is known"
            )
        }
        throw columns.unclear(table.name, needs: [.postcode, .division, .name])
    }
    return RecognisedFile(path: path, content: .table(table, recipe, columns))
}

private func recogniseJSON(_ path: String, _ options: PlaceOptions) throws -> RecognisedFile {
    let name = URL(filePath: path).lastPathComponent
    let json = try PlaceFiles.json(path)
    let object = json as? [String: Any] ?? [:]
    if Popolo.isPopolo(object) { return RecognisedFile(path: path, content: .popolo(object)) }
    if object["hexes"] is [String: Any] { return RecognisedFile(path: path, content: .hexes(object)) }
    let items = object["items"] as? [[String: Any]] ?? json as? [[String: Any]] ?? []
    let members = items.compactMap { $0["value"] as? [String: Any] ?? $0 }.filter {
        $0["latestHouseMembership"] != nil
    }
    if !members.isEmpty { return RecognisedFile(path: path, content: .parliament(members)) }
    guard let table = JSONTable(name: name, json) else {
        throw PlaceFileError("\(name): this JSON is of no kind that Postbag knows")
    }
    let columns = try Columns(table.header, choices: options.columns)
    guard let recipe = PlaceRecipe(columns, firstRow: []) else {
        throw columns.unclear(name, needs: [.postcode, .division, .name])
    }
    return RecognisedFile(path: path, content: .table(table, recipe, columns))
}
