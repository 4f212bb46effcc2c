package import Foundation

extension Connection {
    /// Deletes expired proofs and suppressions, and the counters of past days.
    package func expire(at now: Date, today: String) throws {
        try run("DELETE FROM proof WHERE expires_at <= $1", now)
        try run("DELETE FROM mute WHERE until <= $1", now)
        for table in ["mailed_today", "code_attempt", "postponed"] {
            try run("DELETE FROM \(table) WHERE day < $1", today)
        }
    }
}
