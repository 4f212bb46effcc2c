import Foundation

/// Fetches unseen mails from a mailbox. Blocks its thread.
///
/// A mail is marked as seen only after it is stored, so a crash makes the next turn fetch it once
/// more. UIDs are used within one connection only, so a new UIDVALIDITY changes nothing.
package struct IMAPMailbox: Sendable {
    private let server: IMAPServer
    private let trust: MailTrust
    /// How many octets of a mail are kept.
    private let kept: Int

    package init(_ server: IMAPServer, trust: MailTrust, kept: Int) {
        (self.server, self.trust, self.kept) = (server, trust, kept)
    }

    /// Logs in and returns how many mails are unseen. Changes nothing.
    package func unseen() throws(IMAPFailure) -> Int {
        let connection = try open()
        return try Self.search("UNSEEN", connection).count
    }

    /// Returns the UID that the next mail will have, or a smaller one that no mail has.
    package func nextUID() throws(IMAPFailure) -> UInt32 {
        let connection = try open()
        return try (Self.search("ALL", connection).last ?? 0) + 1
    }

    /// Returns the mails with this UID or a larger one, at most `limit`, oldest first. Changes
    /// nothing: none is marked as seen.
    package func mails(from uid: UInt32, atMost limit: Int) throws(IMAPFailure) -> [[UInt8]] {
        let connection = try open()
        // The server also names the newest mail where all have smaller UIDs.
        let found = try Self.search("UID \(uid):*", connection).filter { $0 >= uid }
        var mails: [[UInt8]] = []
        for uid in found.prefix(limit) {
            if let mail = try fetch(uid, connection) { mails.append(mail) }
        }
        return mails
    }

    /// Fetches mails one by one, at most `limit`, and hands each to `store`. Stops at the first
    /// that is not stored: it is fetched again in the next turn. Returns how many were stored.
    package func take(atMost limit: Int, _ store: ([UInt8]) -> HandedOver) throws(IMAPFailure) -> Int {
        let connection = try open()
        var count = 0
        for uid in try Self.search("UNSEEN", connection).prefix(limit) {
            guard let mail = try fetch(uid, connection) else { continue }
            guard store(mail) == .stored else { return count }
            _ = try connection.run("UID STORE \(uid) +FLAGS.SILENT (\\Seen)")
            count += 1
        }
        return count
    }

    private func open() throws(IMAPFailure) -> IMAPConnection {
        let connection = try IMAPConnection(server, trust: trust, longestLiteral: kept + 1)
        _ = try connection.run("SELECT \"\(server.mailbox)\"")
        return connection
    }

    /// Returns a mail, without marking it as seen. Nil when somebody has deleted it meanwhile.
    private func fetch(_ uid: UInt32, _ connection: IMAPConnection) throws(IMAPFailure) -> [UInt8]? {
        // One octet more than is kept shows that the mail is longer.
        let lines = try connection.run("UID FETCH \(uid) (BODY.PEEK[]<0.\(kept + 1)>)")
        return lines.first { $0.text.contains(" FETCH ") }?.literals.first
    }

    /// Returns the UIDs of the mails with a property, oldest first.
    private static func search(_ property: String, _ connection: IMAPConnection) throws(IMAPFailure)
        -> [UInt32]
    {
        let answers = try connection.run("UID SEARCH \(property)").map(\.text)
        return answers.filter { $0.uppercased().hasPrefix("* SEARCH") }.flatMap {
            $0.split(separator: " ").dropFirst(2).compactMap { UInt32($0) }
        }.sorted()
    }
}
