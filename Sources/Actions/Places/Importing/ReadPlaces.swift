package import Domain

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
    var builder = PlaceImportBuilder(
        legislature: book?.legislature ?? legislature, book: book, options: options)
    for file in found.sorted(by: { $0.stage < $1.stage }) { try builder.read(file, progress) }
    return try builder.finish()
}
