package import Foundation

/// A target whose mail server refuses letters by its rules, and has accepted none since.
package struct TargetRefusal: Sendable, Equatable {
    /// The key of the target.
    package let target: String
    /// When the first of these letters came back.
    package let since: Date

    package init(target: String, since: Date) { (self.target, self.since) = (target, since) }
}

extension [TargetRefusal] {
    /// Returns one refusal for each target: the earliest. A house of members has one for each seat.
    package var byTarget: [TargetRefusal] {
        Dictionary(grouping: self, by: \.target).compactMap { $0.value.min { $0.since < $1.since } }
            .sorted { $0.target < $1.target }
    }
}

extension Delivery {
    /// Whether a mail server has refused the letter by its rules. Our own words are no refusal.
    package var isRefusedByPolicy: Bool {
        state == .refused && channel == .email && reply?.reason == .policy
    }
}
