import Domain
package import Foundation

/// What a database holds, for whoever has restored a backup.
package struct DataContents: Sendable, Equatable {
    package let campaigns: Int
    package let letters: Int
    package let confirmed: Int
    /// Deliveries that are queued, deferred or being sent.
    package let waiting: Int
    package let inDoubt: Int
    /// Mails of Postbag itself that are queued or being sent.
    package let mails: Int
    /// When the newest letter was written. Nil without letters.
    package let newest: Date?
}

extension Connection {
    package var contents: DataContents {
        get throws {
            func count(_ rows: String) throws -> Int {
                try Int(row("SELECT COUNT(*) AS n FROM \(rows)")?.int("n") ?? 0)
            }
            return try DataContents(
                campaigns: count("campaign"), letters: count("letter"),
                confirmed: count("letter WHERE stage = 'confirmed'"),
                waiting: count("delivery WHERE state IN ('queued', 'deferred', 'sending')"),
                inDoubt: count("delivery WHERE state = 'in_doubt'"),
                mails: count("mail WHERE state IN ('queued', 'sending')"),
                newest: row("SELECT MAX(written_at) AS at FROM letter")?.optionalDate("at"))
        }
    }
}
