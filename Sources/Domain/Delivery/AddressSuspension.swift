package import Foundation

/// An address of a target that gets no letters until an organiser says so.
package struct AddressSuspension: Sendable, Equatable {
    package let address: String
    package let reason: Reason
    package let since: Date
    /// The campaign and the target of the letter that led to it.
    package let campaign: String
    package let target: String

    package enum Reason: String, Sendable, CaseIterable {
        /// Letters came back, because the address does not exist.
        case unknown
        /// A reader complained about a letter.
        case complaint
    }

    package init(address: String, reason: Reason, since: Date, campaign: String, target: String) {
        (self.address, self.reason, self.since) = (address, reason, since)
        (self.campaign, self.target) = (campaign, target)
    }

    /// Whether this is the address that a target has now. The tables of a house, not the campaign,
    /// name those of its members.
    package func concerns(_ target: Target) -> Bool { target.email.map(concerns) ?? false }

    package func concerns(_ address: String) -> Bool { self.address.lowercased() == address.lowercased() }

    /// Returns whether the letters that came back lately suspend their address.
    /// - Parameters:
    ///   - bounces: when each of the letters came back.
    ///   - settled: when a letter to the same target last settled. Nil for never.
    package static func follows(from bounces: [Date], settled: Date?, at now: Date) -> Bool {
        let start = max(now.addingTimeInterval(-SuspensionRules.within), settled ?? .distantPast)
        return bounces.filter { $0 >= start }.count >= SuspensionRules.letters
    }
}
