package import Foundation

/// Which deliveries an operator asks for. Nil: all.
package struct DeliveryQuery: Sendable {
    package var campaign: String?
    package var target: String?
    package var state: Delivery.State?
    /// When the delivery last changed: from `since` on, and before `until`.
    package var since: Date?
    package var until: Date?
    package var limit: Int

    package init(
        campaign: String? = nil, target: String? = nil, state: Delivery.State? = nil, since: Date? = nil,
        until: Date? = nil, limit: Int = 100
    ) {
        (self.campaign, self.target, self.state) = (campaign, target, state)
        (self.since, self.until, self.limit) = (since, until, limit)
    }
}

/// A delivery in an operator's list, with what its letter is about.
package struct ListedDelivery: Sendable {
    package let delivery: Delivery
    package let campaign: String
    package let target: String
    package let rehearsal: Bool

    package init(_ delivery: Delivery, campaign: String, target: String, rehearsal: Bool) {
        self.delivery = delivery
        self.campaign = campaign
        self.target = target
        self.rehearsal = rehearsal
    }
}
