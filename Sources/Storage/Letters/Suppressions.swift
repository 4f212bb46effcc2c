package import Foundation

/// Addresses that get no more mail of a campaign.
package struct Suppressions: DataAccess {
    let connection: any Connection

    /// Keeps mail of a campaign from an address until that time.
    package func add(campaign: String, address: [UInt8], until: Date) throws {
        try run(
            "INSERT INTO mute (campaign, address, until) VALUES ($1, $2, $3) ON CONFLICT (campaign, address) DO UPDATE SET until = excluded.until",
            campaign,
            address, until)
    }

    package func remove(campaign: String, address: [UInt8]) throws {
        try run("DELETE FROM mute WHERE campaign = $1 AND address = $2", campaign, address)
    }

    /// Whether the address gets no mail of the campaign now.
    package func contains(campaign: String, address: [UInt8], at now: Date) throws -> Bool {
        try row(
            "SELECT until FROM mute WHERE campaign = $1 AND address = $2 AND until > $3", campaign, address,
            now) != nil
    }
}
