/// The names of the three column types in an engine, and the other differences between the two
/// engines.
package struct Dialect: Sendable {
    package let name: String
    let text: String
    let int64: String
    let bytes: String
    /// The end of a CREATE TABLE statement.
    let tableOptions: String
    /// An INT64 PRIMARY KEY that the engine numbers in the order of insertion.
    let numbered: String
    /// Whether several transactions may write at the same time. Rows that a decision depends on
    /// must then be locked first.
    let hasManyWriters: Bool
    /// The end of a SELECT that locks the rows it finds until the transaction ends.
    package let forUpdate: String
    /// The end of a SELECT that locks the rows it finds, and leaves out rows that others have
    /// locked.
    package let skipLocked: String

    /// The end of the name of a file with a copy of the database.
    package let copyEnding: String
    /// SQL that returns the names of all tables.
    let tables: String

    static let copyEndings = [sqlite.copyEnding, postgres.copyEnding]

    /// SQL for the database's own clock, in milliseconds since 1970.
    let clock: String

    /// SQL for the number of the lock with the name `$1`, in this schema.
    static let lock = "hashtextextended(current_schema() || ' ' || $1, 0)"

    package static let sqlite = Dialect(
        name: "sqlite", text: "TEXT", int64: "INTEGER", bytes: "BLOB", tableOptions: "STRICT",
        numbered: "INTEGER PRIMARY KEY AUTOINCREMENT", hasManyWriters: false, forUpdate: "", skipLocked: "",
        copyEnding: "sqlite", tables: "SELECT name FROM sqlite_master WHERE type = 'table'",
        clock: "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
        // Of all octets, only those of ASCII that are no letters and no digits part words.
        searchable: "CREATE VIRTUAL TABLE NAME USING fts5(terms, tokenize = 'ascii', detail = none)",
        searchableValues: "VALUES ($1, $2)")

    package static let postgres = Dialect(
        name: "postgres", text: #"TEXT COLLATE "C""#, int64: "BIGINT", bytes: "BYTEA", tableOptions: "",
        numbered: "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", hasManyWriters: true,
        forUpdate: "FOR UPDATE",
        skipLocked: "FOR UPDATE SKIP LOCKED",
        copyEnding: "dump",
        tables: "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()",
        clock: "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
        searchable: """
            CREATE TABLE NAME (rowid BIGINT NOT NULL PRIMARY KEY, terms TSVECTOR NOT NULL);
            CREATE INDEX NAME_terms ON NAME USING GIN (terms)
            """,
        searchableValues: "VALUES ($1, array_to_tsvector(string_to_array($2, ' ')))")

    /// SQL for a table NAME with the words of each `rowid`, and with an index of the words.
    let searchable: String
    /// The end of an INSERT that stores the words `$2`, separated by spaces, for the row `$1`.
    let searchableValues: String

    /// Returns the SQL of a schema that is written with the words TEXT, INT64, BYTES, NUMBERED,
    /// SEARCHABLE and STRICT.
    func spell(_ schema: String) -> String {
        schema.replacing(/SEARCHABLE (\w+)/) { searchable.replacing("NAME", with: $0.output.1) }.replacing(
            "NUMBERED", with: numbered
        ).replacing("INT64", with: int64).replacing(
            "BYTES", with: bytes
        )
        .replacing(" TEXT", with: " " + text).replacing(
            ") STRICT", with: tableOptions.isEmpty ? ")" : ") \(tableOptions)")
    }
}
