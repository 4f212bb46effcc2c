import Foundation

/// Fetches unseen mails from a mailbox. Blocks its thread.
///
/// A mail is marked as seen only after it is stored, so a crash makes the next turn fetch it once
/// more. UIDs are used within one connection only, so a new UIDVALIDITY changes nothing.
package struct IMAPMailbox: Sendable {
    private let server: IMAPServer
    /// How many octets of a mail are kept.
    private let kept: Int

    package init(_ server: IMAPServer, kept: Int) { (self.server, self.kept) = (server, kept) }

    /// Logs in and returns how many mails are unseen. Changes nothing.
    package func unseen() throws(IMAPFailure) -> Int {
        let connection = try open()
        return try Self.search(connection).count
    }

    /// Fetches mails one by one, at most `limit`, and hands each to `store`. Stops at the first
    /// that is not stored: it is fetched again in the next turn. Returns how many were stored.
    package func take(atMost limit: Int, _ store: ([UInt8]) -> HandedOver) throws(IMAPFailure) -> Int {
        let connection = try open()
        var count = 0
        for uid in try Self.search(connection).prefix(limit) {
            // One octet more than is kept shows that the mail is longer.
            let lines = try connection.run("UID FETCH \(uid) (BODY.PEEK[]<0.\(kept + 1)>)")
            // Somebody may have deleted the mail meanwhile.
            guard let mail = lines.first(where: { $0.text.contains(" FETCH ") })?.literals.first else {
                continue
            }
            guard store(mail) == .stored else { return count }
            _ = try connection.run("UID STORE \(uid) +FLAGS.SILENT (\\Seen)")
            count += 1
        }
        return count
    }

    private func open() throws(IMAPFailure) -> IMAPConnection {
        let connection = try IMAPConnection(server, longestLiteral: kept + 1)
        _ = try connection.run("SELECT \"\(server.mailbox)\"")
        return connection
    }

    /// Returns the UIDs of the unseen mails, oldest first.
    private static func search(_ connection: IMAPConnection) throws(IMAPFailure) -> [UInt32] {
        let answers = try connection.run("UID SEARCH UNSEEN").map(\.text)
        return answers.filter { $0.uppercased().hasPrefix("* SEARCH") }.flatMap {
            $0.split(separator: " ").dropFirst(2).compactMap { UInt32($0) }
        }.sorted()
    }
}
