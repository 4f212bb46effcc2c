package import Domain
package import Foundation

/// Addresses of targets that take no letters.
package struct Suspensions: DataAccess {
    let connection: any Connection

    package func find(_ address: String, rehearsal: Bool) throws -> AddressSuspension? {
        try row(
            "SELECT * FROM suspended_address WHERE address = $1 AND rehearsal = $2", address.lowercased(),
            rehearsal
        ).map(AddressSuspension.init)
    }

    /// Returns every suspended address. There are few.
    package func all(rehearsal: Bool) throws -> [AddressSuspension] {
        try rows("SELECT * FROM suspended_address WHERE rehearsal = $1 ORDER BY since, address", rehearsal)
            .map(AddressSuspension.init)
    }

    package func insert(_ suspension: AddressSuspension, rehearsal: Bool) throws {
        try run(
            """
            INSERT INTO suspended_address (address, rehearsal, reason, since, campaign, target)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
            """, suspension.address.lowercased(), rehearsal, suspension.reason.rawValue, suspension.since,
            suspension.campaign, suspension.target)
    }

    /// Ends the suspension of an address, and forgets what came back. Returns false when there was
    /// none.
    package func lift(_ address: String, rehearsal: Bool) throws -> Bool {
        let address = address.lowercased()
        try run("DELETE FROM address_bounce WHERE address = $1 AND rehearsal = $2", address, rehearsal)
        return try run(
            "DELETE FROM suspended_address WHERE address = $1 AND rehearsal = $2", address, rehearsal) > 0
    }

    /// Notes that a letter came back because its address does not exist.
    package func note(_ letter: Int64, _ address: String, rehearsal: Bool, at now: Date) throws {
        try run(
            """
            INSERT INTO address_bounce (address, rehearsal, letter_id, at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (address, rehearsal, letter_id) DO UPDATE SET at = excluded.at
            """, address.lowercased(), rehearsal, letter, now)
    }

    /// Returns when letters to the address came back, newest first.
    package func bounces(_ address: String, rehearsal: Bool, limit: Int) throws -> [Date] {
        try rows(
            "SELECT at FROM address_bounce WHERE address = $1 AND rehearsal = $2 ORDER BY at DESC LIMIT $3",
            address.lowercased(), rehearsal, limit
        ).map { try $0.date("at") }
    }

    package func forgetBounces(before date: Date) throws {
        try run("DELETE FROM address_bounce WHERE at < $1", date)
    }

    /// Returns when a letter of the campaign to the target last settled. Nil for never.
    package func lastSettled(campaign: String, target: String, seat: String, rehearsal: Bool) throws -> Date?
    {
        try row(
            """
            SELECT changed_at FROM delivery
            WHERE campaign = $1 AND rehearsal = $2 AND state = 'settled' AND target = $3 AND seat = $4
            ORDER BY changed_at DESC LIMIT 1
            """, campaign, rehearsal, target, seat)?.date("changed_at")
    }
}

extension AddressSuspension {
    fileprivate init(_ row: Row) throws {
        try self.init(
            address: row.text("address"), reason: Reason(rawValue: row.text("reason")) ?? .unknown,
            since: row.date("since"), campaign: row.text("campaign"), target: row.text("target"))
    }
}
