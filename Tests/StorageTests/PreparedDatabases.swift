import Foundation

@testable import Storage

/// A folder with a new database, which tests copy: making the tables takes longer than most tests.
actor PreparedFolder {
    static let shared = PreparedFolder()
    private static let url = new()

    private var made: Task<Void, any Error>?

    static func new() -> URL {
        FileManager.default.temporaryDirectory.appending(path: "trial_" + UUID().uuidString)
    }

    func copy(to folder: URL) async throws {
        let made = self.made ?? Task { try await Self.make() }
        self.made = made
        try await made.value
        try FileManager.default.copyItem(at: Self.url, to: folder)
    }

    private static func make() async throws {
        atexit { try? FileManager.default.removeItem(at: PreparedFolder.url) }
        try await SQLiteEngine.open(folder: url).close()
    }
}

/// The schemas that tests have left, with all tables and no rows.
actor PreparedSchemas {
    static let shared = PreparedSchemas()

    private var free: [PreparedSchema] = []

    func take() -> PreparedSchema? { free.popLast() }
    func add(_ schema: PreparedSchema) { free.append(schema) }
}

/// A schema of PostgreSQL for one test at a time.
struct PreparedSchema: Sendable {
    private let name: String
    private let server: String

    init(server: String) {
        name = "trial_" + UUID().uuidString.lowercased().replacing("-", with: "")
        self.server = server
    }

    var address: PostgresAddress {
        get throws {
            try PostgresAddress(
                parsing: "\(server)&options=-csearch_path%3D\(name)&application_name=\(name)")
        }
    }

    func make() async throws { try await onServer("CREATE SCHEMA \(name)") }

    func drop() async throws { try await onServer("DROP SCHEMA \(name) CASCADE") }

    /// Keeps beside the schema what its tables are, for `empty`.
    func describe() async throws {
        try await onServer(
            """
            DO $$ BEGIN EXECUTE format('COMMENT ON SCHEMA \(name) IS %L', \(tables)); END $$
            """)
    }

    /// Deletes all rows and lets numbers begin at 1. Returns false where a test has changed the
    /// tables, or where a session of it is still there.
    func empty() async throws -> Bool {
        do {
            try await onServer(
                """
                DO $$
                DECLARE found record;
                BEGIN
                    IF obj_description('\(name)'::regnamespace, 'pg_namespace') IS DISTINCT FROM \(tables) THEN
                        RAISE invalid_schema_definition;
                    END IF;
                    -- The server ends a closed session a moment later. Until then it has its locks.
                    FOR round IN 1..100 LOOP
                        PERFORM pg_stat_clear_snapshot();
                        EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = '\(name)');
                        IF round = 100 THEN RAISE invalid_schema_definition; END IF;
                        PERFORM pg_sleep(0.02);
                    END LOOP;
                    SET LOCAL session_replication_role = replica;
                    FOR found IN SELECT relname FROM pg_class WHERE relnamespace = '\(name)'::regnamespace
                        AND relkind = 'r' AND relname <> 'schema_version'
                    LOOP EXECUTE format('DELETE FROM \(name).%I', found.relname); END LOOP;
                    FOR found IN SELECT sequencename FROM pg_sequences
                        WHERE schemaname = '\(name)' AND last_value IS NOT NULL
                    LOOP EXECUTE format('ALTER SEQUENCE \(name).%I RESTART', found.sequencename); END LOOP;
                END $$
                """)
            return true
        } catch let error as PostgresError where ["42P15", "42P01"].contains(error.state) {
            return false
        }
    }

    /// SQL for the columns with their types, the number of constraints, and the versions of the
    /// schema.
    private var tables: String {
        """
        (SELECT format('columns %s, %s constraints, versions %s',
            (SELECT md5(string_agg(concat_ws(' ', relname, attname, atttypid, attnotnull, attisdropped), ','
                    ORDER BY relname, attnum))
                FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                WHERE relnamespace = '\(name)'::regnamespace),
            (SELECT count(*) FROM pg_constraint WHERE connamespace = '\(name)'::regnamespace),
            (SELECT string_agg(version::text, ' ' ORDER BY version) FROM \(name).schema_version)))
        """
    }

    private func onServer(_ sql: String) async throws {
        let line = PostgresLine(try PostgresAddress(parsing: server))
        _ = try await line.run { try $0.execute(sql) }
        await line.close()
    }
}
