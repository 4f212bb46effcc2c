package import Domain
package import Foundation
import Storage

/// The mail server that is kept in the database, with its password.
package struct KeptMailServer: Sendable, Equatable {
    package let server: MailServer
    /// Whether mail goes through it. False while the site rehearses, and where it was set for
    /// another site: a copy of the data must not send the letters of the original.
    package let isOn: Bool
    /// Grows with each change, so that every process notices.
    package let revision: Int64
    package let changedAt: Date
    /// The name of whoever changed it.
    package let changedBy: String
}

extension Services {
    /// Returns the mail server that is set at the desk. Nil while none was ever set.
    package func keptMailServer() async throws -> KeptMailServer? {
        try await database.read { try $0.mailServers.find() }.map { row in
            var server = row.server
            server.password = key.opened(row.password, of: server)
            return KeptMailServer(
                server: server, isOn: row.isOn && row.site == links.site, revision: row.revision,
                changedAt: row.changedAt,
                changedBy: row.changedBy)
        }
    }

    /// Returns the number of the newest change of that server. 0 while none was ever set.
    package func mailServerRevision() async throws -> Int64 {
        try await database.read { try $0.mailServers.revision() }
    }
}

extension Key {
    /// Encrypts a mail server's password, for this server and this user only. Empty for none.
    func sealedPassword(of server: MailServer) -> [UInt8] {
        guard !server.password.isEmpty else { return [] }
        return seal(Array(server.password.utf8), context: Self.context(server))
    }

    /// Decrypts a mail server's password. "" for none, and for the password of another server.
    fileprivate func opened(_ sealed: [UInt8], of server: MailServer) -> String {
        guard !sealed.isEmpty, let opened = open(sealed, context: Self.context(server)) else { return "" }
        return String(decoding: opened, as: UTF8.self)
    }

    private static func context(_ server: MailServer) -> String {
        "mail server \(server.host) \(server.port) \(server.user)"
    }

    /// Encrypts a password that was typed into the page of a session, so that the page can carry it
    /// on until it is saved.
    func sealedPassword(of server: MailServer, in session: Int64) -> [UInt8] {
        guard !server.password.isEmpty else { return [] }
        return seal(
            Array(server.password.utf8), context: "typed in \(session) for \(Self.context(server))")
    }

    /// Decrypts a password that the page of a session carried on.
    func carriedPassword(_ sealed: [UInt8], of server: MailServer, in session: Int64) -> String? {
        open(sealed, context: "typed in \(session) for \(Self.context(server))").map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}
