package import Domain
package import Foundation

/// An imported table: its source, and its content when that is one value (an index of codes, a
/// map).
package struct PlaceTable: Sendable {
    package var source: PlaceSource
    /// SHA-256 of the content in hexadecimal; "" when the rows have their own tables.
    package var digest: String
    package var content: [UInt8]

    package init(source: PlaceSource, digest: String = "", content: [UInt8] = []) {
        self.source = source
        self.digest = digest
        self.content = content
    }
}

/// Legislatures with their divisions, representatives and tables of codes.
package struct Places: DataAccess {
    let connection: any Connection

    /// Returns the tables of a legislature without their content.
    package func tables(of legislature: String) throws -> [PlaceTable] {
        try rows(
            "SELECT part, source, licence, dated, digest FROM place_table WHERE legislature = $1 ORDER BY part",
            legislature
        ).compactMap { row in
            guard let part = try PlaceSource.Part(rawValue: row.text("part")),
                let day = try Day(row.text("dated"))
            else { return nil }
            let source = try PlaceSource(
                part: part, source: row.text("source"), licence: row.text("licence"), date: day)
            return try PlaceTable(source: source, digest: row.text("digest"))
        }
    }

    package func deleteTable(of legislature: String, _ part: PlaceSource.Part) throws {
        try run("DELETE FROM place_table WHERE legislature = $1 AND part = $2", legislature, part.rawValue)
    }

    package func content(of legislature: String, _ part: PlaceSource.Part) throws -> [UInt8]? {
        try row(
            "SELECT content FROM place_table WHERE legislature = $1 AND part = $2", legislature, part.rawValue
        )?.bytes("content")
    }

    package func store(_ table: PlaceTable, of legislature: String, at now: Date) throws {
        let source = table.source
        try run(
            """
            INSERT INTO place_table (legislature, part, source, licence, dated, imported_at, digest, content)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (legislature, part) DO UPDATE SET
                source = excluded.source, licence = excluded.licence, dated = excluded.dated, imported_at = excluded.imported_at,
                digest = excluded.digest, content = excluded.content
            """, legislature, source.part.rawValue, source.source, source.licence, source.date.description,
            now, table.digest, table.content)
    }
}
