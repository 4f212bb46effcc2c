package import Domain

extension Places {
    /// Returns the version of every legislature that has imported data.
    package func versions() throws -> [String: Int64] {
        try rows("SELECT key, version FROM legislature").reduce(into: [:]) {
            try $0[$1.text("key")] = $1.int("version")
        }
    }

    package func legislature(_ key: String) throws -> Legislature? {
        try row("SELECT key, country, name, post, dissolved_until FROM legislature WHERE key = $1", key).map {
            try Legislature(
                key: $0.text("key"), country: $0.text("country"), name: $0.text("name"),
                post: Lines($0.text("post")).lines,
                dissolvedUntil: $0.optionalText("dissolved_until").flatMap { Day($0) })
        }
    }

    /// Stores a legislature and raises its version, so that every process notices the change. A
    /// stored day of dissolution does not change.
    package func store(_ legislature: Legislature) throws {
        try run(
            """
            INSERT INTO legislature (key, country, name, post, version) VALUES ($1, $2, $3, $4, 1)
            ON CONFLICT (key) DO UPDATE SET
                country = excluded.country, name = excluded.name, post = excluded.post, version = legislature.version + 1
            """, legislature.key, legislature.country, legislature.name, Lines(legislature.post).text)
    }

    /// Sets the day of dissolution. Returns whether the legislature exists.
    package func dissolve(_ legislature: String, until day: Day?) throws -> Bool {
        try run(
            "UPDATE legislature SET dissolved_until = $2, version = version + 1 WHERE key = $1", legislature,
            day?.description) > 0
    }
}

/// Lines of an address in one column.
struct Lines {
    let lines: [String]

    init(_ lines: [String]) { self.lines = lines }
    init(_ text: String) { lines = text.split(separator: "\n").map(String.init) }

    var text: String { lines.joined(separator: "\n") }
}
