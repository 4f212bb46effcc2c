/// Passes the code and the division of each row of a table of codes to `take`. Leaves out codes no
/// longer in use. Benchmarks and tests use this to check an index against its source.
package func readPostcodePairs(_ path: String, _ take: (_ code: String, _ division: String) -> Void) throws {
    let rows = try TableFile(path)
    let table = ImportTable(rows: rows, columns: try Columns(rows.header, choices: [:]))
    guard let columns = PostcodeColumns(table) else {
        throw table.columns.unclear(rows.name, needs: [.postcode, .division])
    }
    try rows.forEachRow(progress: { _ in }) { row in
        if columns.ended.map({ row[$0].isEmpty }) ?? true {
            take(row.text(columns.code), row.text(columns.division))
        }
    }
}
