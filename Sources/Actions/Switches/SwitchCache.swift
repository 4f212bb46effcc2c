package import Domain
import Foundation
import Storage

/// A cache of the switches that are on. `refresh` reads them anew; maintenance does so each second.
package final class SwitchCache: Sendable {
    private let database: Database
    private let now: @Sendable () -> Date
    private let reading = LatestReading(SwitchBoard())

    init(database: Database, now: @escaping @Sendable () -> Date) {
        (self.database, self.now) = (database, now)
    }

    package var board: SwitchBoard { reading.value }

    /// Returns the switch that holds for a campaign now. Nil when it is off.
    package func on(_ name: Switch.Name, in slug: String = "") -> Switch? {
        board.on(name, in: slug, at: now())
    }

    /// Whether a switch holds letters of a campaign, or of the whole site for "". One that ends by
    /// itself does so until maintenance has given them back the time for which they waited.
    package func holds(_ name: Switch.Name, in slug: String = "") -> Bool {
        board.isStored(name, in: slug)
    }

    /// Returns why a campaign takes no new letters now. Nil when only its dates decide.
    package func stop(in slug: String) -> Switch? { board.stop(in: slug, at: now()) }

    /// Returns the state into which an organiser has put the campaign. Nil for none.
    package func state(of slug: String) -> Switch? { board.state(of: slug, at: now()) }

    /// Returns what stops the mail to a target of a campaign. Nil for nothing.
    package func mail(to target: String, in slug: String) -> Switch? {
        board.mail(to: target, in: slug, at: now())
    }

    /// Throws when nothing may be written about a campaign, or in the whole site for "".
    package func requireWritable(_ slug: String = "") throws {
        if let found = on(.readOnly, in: slug) { throw ReadOnlyNow(found) }
    }

    package func refresh() async throws {
        try await reading.renew { try await database.read { try SwitchBoard($0.switches.all()) } }
    }
}

/// The error when nothing may be written.
package struct ReadOnlyNow: Error {
    package let cause: Switch

    package init(_ cause: Switch) { self.cause = cause }
}
