package import Foundation

/// What one of several mail servers says of one sender's mail.
package struct RelayState: Sendable, Equatable {
    package var relay: String
    /// Nil while the server takes this mail.
    package var hold: MailHold?
    /// Nil while the server never asked for less.
    package var slowdown: MailSlowdown?

    package init(_ relay: String, hold: MailHold? = nil, slowdown: MailSlowdown? = nil) {
        (self.relay, self.hold, self.slowdown) = (relay, hold, slowdown)
    }
}

/// The mail server that takes the next mails, and how many.
package struct RelayTurn: Sendable, Equatable {
    package let relay: String
    package let capacity: Int

    package init(_ relay: String, capacity: Int) { (self.relay, self.capacity) = (relay, capacity) }

    /// Returns whose turn it is: the first server that takes mail, or one before it that is due for
    /// a probe of one mail. Nil when all mail must wait. A server that asks for less is waited for.
    /// - Parameters:
    ///   - states: the servers, the preferred one first.
    ///   - capacity: how many mails may be begun, out of `places` that may be in progress.
    ///   - yields: whether this mail waits while other mail is due and the server is slow.
    ///   - mayProbe: whether this worker may send the probe.
    package static func next(
        of states: [RelayState], capacity: Int, places: Int, at now: Date, yields: () throws -> Bool,
        mayProbe: (String) throws -> Bool
    ) rethrows -> RelayTurn? {
        guard capacity > 0 else { return nil }
        for state in states {
            if let hold = state.hold {
                guard now >= hold.probeAt, try mayProbe(state.relay) else { continue }
            }
            let most = state.hold == nil ? capacity : 1
            guard let slowdown = state.slowdown, slowdown.isRecent(at: now) else {
                return RelayTurn(state.relay, capacity: most)
            }
            let few = min(most, MailSlowdown.capacity(capacity, of: places))
            let goes = try now >= slowdown.until && few > 0 && !yields()
            if goes { return RelayTurn(state.relay, capacity: few) }
            if state.hold == nil { return nil }
        }
        return nil
    }
}
