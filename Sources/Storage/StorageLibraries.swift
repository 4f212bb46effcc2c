import CPostgres
import GRDBSQLite

/// The libraries under the databases.
package enum StorageLibraries {
    /// The libraries that this process has loaded, with their versions.
    package static var versions: [(name: String, version: String)] {
        let postgres = PQlibVersion()
        return [
            ("SQLite", String(cString: sqlite3_libversion())),
            ("libpq", "\(postgres / 10_000).\(postgres % 10_000)"),
        ]
    }
}
