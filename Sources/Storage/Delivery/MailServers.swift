package import Domain
package import Foundation

/// The mail server that is set at the desk.
package struct MailServers: DataAccess {
    let connection: any Connection

    package struct Row: Sendable, Equatable {
        /// The server, without its password.
        package let server: MailServer
        /// The password, encrypted. Empty for none.
        package let password: [UInt8]
        /// Whether mail goes through the server. False while the site rehearses.
        package let isOn: Bool
        /// The site for which it was set.
        package let site: String
        /// Grows with each change.
        package let revision: Int64
        package let changedAt: Date
        package let changedBy: String
    }

    /// Returns the number of the newest change. 0 while no server was ever set.
    package func revision() throws -> Int64 {
        try row("SELECT revision FROM mail_server")?.int("revision") ?? 0
    }

    /// - Parameter held: locks the row, so that no other transaction changes it meanwhile.
    package func find(held: Bool = false) throws -> Row? {
        try row("SELECT * FROM mail_server \(held ? dialect.forUpdate : "")").map { row in
            try Row(
                server: MailServer(
                    host: row.text("host"), port: Int(row.int("port")), user: row.text("login"),
                    sender: row.text("sender")),
                password: row.bytes("password"), isOn: row.bool("is_on"), site: row.text("site"),
                revision: row.int("revision"),
                changedAt: row.date("changed_at"), changedBy: row.text("changed_by"))
        }
    }

    /// Stores a server in place of the one before, and lets mail go through it.
    /// - Parameters:
    ///   - password: the encrypted password.
    ///   - site: the address of the site that sends through it.
    package func set(
        _ server: MailServer, password: [UInt8], for site: String, by name: String, at now: Date
    ) throws {
        try run(
            """
            INSERT INTO mail_server (id, revision, is_on, host, port, login, password, sender, changed_at,
                changed_by, site)
            VALUES (1, 1, 1, $1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO UPDATE
            SET revision = mail_server.revision + 1, is_on = 1, host = excluded.host, port = excluded.port,
                login = excluded.login, password = excluded.password, sender = excluded.sender,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by,
                site = excluded.site
            """, server.host, Int64(server.port), server.user, password, server.sender, now, name, site)
    }

    /// Lets no mail go through the server, and keeps it.
    package func turnOff(by name: String, at now: Date) throws {
        try run(
            """
            UPDATE mail_server SET revision = revision + 1, is_on = 0, changed_at = $1, changed_by = $2
            WHERE is_on = 1
            """, now, name)
    }
}
