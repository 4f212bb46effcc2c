import Domain
import Storage

extension Maintenance {
    /// Removes the switches whose time is over.
    @Sendable func endSwitches() async throws {
        let now = services.environment.now()
        try await alone { connection in
            for ended in try connection.switches.all() where !ended.isOn(at: now) {
                try connection.end(ended, at: now)
            }
        }
    }

    /// Lets letters go that a switch has held, where it is off.
    @Sendable func releaseHeld() async throws {
        let now = services.environment.now()
        let campaigns = try await services.database.read { try $0.deliveries.campaignsHeld() }
        for campaign in campaigns where !services.switches.holds(.words, in: campaign) {
            var released = Self.batch
            while released == Self.batch {
                released = try await services.database.write { connection in
                    try connection.letterWords.releaseSwitched(campaign, limit: Self.batch)
                    return try connection.deliveries.release(campaign, at: now, limit: Self.batch)
                }
            }
        }
    }
}
