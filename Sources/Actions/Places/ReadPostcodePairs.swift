/// Passes the code and the division of each row of a table of codes to `take`. Leaves out codes no
/// longer in use. Benchmarks and tests use this to check an index against its source.
package func readPostcodePairs(_ path: String, _ take: (_ code: String, _ division: String) -> Void) throws {
    let table = try TableFile(path)
    let columns = try Columns(table.header, choices: [:])
    guard
        case .postcodes(let code, let division, let ended, _)? = PlaceRecipe(
            columns, firstRow: table.firstRow)
    else {
        throw columns.unclear(table.name, needs: [.postcode, .division])
    }
    try table.forEachRow(progress: { _ in }) { row in
        if ended.map({ row[$0].isEmpty }) ?? true { take(row.text(code), row.text(division)) }
    }
}
