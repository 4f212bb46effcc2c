package import Domain
package import Foundation

/// The switches that are on.
package struct Switches: DataAccess {
    let connection: any Connection

    package func all() throws -> [Switch] {
        try rows("SELECT * FROM switch ORDER BY scope, name").compactMap(Switch.init)
    }

    /// Returns the names of the switches that hold for a campaign at a time: its own and the
    /// site's.
    package func on(_ slug: String, at now: Date) throws -> Set<Switch.Name> {
        try Set(
            rows("SELECT * FROM switch WHERE scope IN ('', $1)", slug).compactMap(Switch.init)
                .filter { $0.isOn(at: now) }.map(\.name))
    }

    /// Returns one switch of a campaign, or of the site for "", also when its time is over.
    package func find(_ name: Switch.Name, for scope: String) throws -> Switch? {
        try row("SELECT * FROM switch WHERE scope = $1 AND name = $2", scope, name.rawValue).flatMap(
            Switch.init)
    }

    /// Stores a switch in place of the one with its name.
    package func set(_ new: Switch) throws {
        let told = Dictionary(new.told.map { ($0.tag, $1) }) { first, _ in first }
        try turnOff(new.name, for: new.scope)
        try run(
            """
            INSERT INTO switch (scope, name, since, off_at, account_id, turned_by, note, told)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, new.scope, new.name.rawValue, new.since, new.until, new.account, new.by, new.note,
            String(decoding: JSONEncoder().encode(told), as: UTF8.self))
    }

    /// Returns whether it was there.
    @discardableResult
    package func turnOff(_ name: Switch.Name, for scope: String) throws -> Bool {
        try run("DELETE FROM switch WHERE scope = $1 AND name = $2", scope, name.rawValue) > 0
    }
}

extension Switch {
    /// Nil for a name that a newer version of Postbag has.
    fileprivate init?(_ row: Row) throws {
        guard let name = try Name(rawValue: row.text("name")) else { return nil }
        let told = try JSONDecoder().decode([String: String].self, from: Data(row.text("told").utf8))
        try self.init(
            name, for: row.text("scope"), since: row.date("since"), until: row.optionalDate("off_at"),
            account: row.optionalInt("account_id"), by: row.text("turned_by"), note: row.text("note"),
            told: Dictionary(told.map { (Language($0), $1) }) { first, _ in first })
    }
}
