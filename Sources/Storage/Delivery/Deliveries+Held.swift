package import Domain
package import Foundation

/// Deliveries that a switch holds. They are due in the year 9999, and have an index of their own,
/// so that neither workers nor the release reads any other.
extension Deliveries {
    static let held = "due_at = \(SwitchRules.held.milliseconds)"

    /// Sets a delivery aside. It stays in its state, without an attempt.
    package func hold(_ letter: Int64, _ channel: Channel) throws {
        try run(
            "UPDATE delivery SET due_at = $1 WHERE letter_id = $2 AND channel = $3", SwitchRules.held, letter,
            channel.rawValue)
    }

    /// Returns the campaigns that have deliveries set aside.
    package func campaignsHeld() throws -> [String] {
        try rows(Self.heldCampaigns).map { try $0.text("campaign") }
    }

    static let heldCampaigns = "SELECT DISTINCT campaign FROM delivery WHERE \(held)"

    /// Makes deliveries of a campaign due that were set aside, the oldest letters first. Returns
    /// how many.
    package func release(_ campaign: String, at now: Date, limit: Int) throws -> Int {
        try run(Self.releasing, now, campaign, limit)
    }

    static let releasing = """
        UPDATE delivery SET due_at = $1 WHERE \(held) AND letter_id IN (
            SELECT letter_id FROM delivery WHERE \(held) AND campaign = $2 ORDER BY letter_id LIMIT $3)
        """
}
