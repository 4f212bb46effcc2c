/// How an engine spells the three column types and what else differs between the two.
package struct Dialect: Sendable {
    package let name: String
    let text: String
    let int64: String
    let bytes: String
    /// Ends a CREATE TABLE.
    let tableOptions: String
    /// An INT64 PRIMARY KEY that the engine numbers in the order of insertion.
    let numbered: String

    package static let sqlite = Dialect(
        name: "sqlite", text: "TEXT", int64: "INTEGER", bytes: "BLOB", tableOptions: "STRICT",
        numbered: "INTEGER PRIMARY KEY AUTOINCREMENT")

    package static let postgres = Dialect(
        name: "postgres", text: #"TEXT COLLATE "C""#, int64: "BIGINT", bytes: "BYTEA", tableOptions: "",
        numbered: "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY")

    /// Spells a schema written with the words TEXT, INT64, BYTES, NUMBERED and STRICT.
    func spell(_ schema: String) -> String {
        schema.replacing("NUMBERED", with: numbered).replacing("INT64", with: int64).replacing("BYTES", with: bytes)
            .replacing(" TEXT", with: " " + text).replacing(") STRICT", with: tableOptions.isEmpty ? ")" : ") \(tableOptions)")
    }
}
